//! How a client comes of a URL and of the arguments behind it.

use ext_php_rs::exception::{PhpException, PhpResult};
use ext_php_rs::types::ZendClassObject;
use ext_php_rs::zend::ce;
use wsclient_core::connect::connect;

use crate::arguments::{
    Array, Bool, Defaulted, Float, Int, NullableFloat, Text, positive_seconds, seconds,
};
use crate::calls::Limits;
use crate::client::WsClient;
use crate::exceptions::throw_connect_failure;
use crate::glue;
use crate::interrupt::EngineInterrupt;
use crate::options;

/// The arguments of `__construct()` behind `$url`.
#[derive(Clone, Copy)]
pub(crate) struct Further<'a> {
    pub(crate) headers: Defaulted<Array<'a>>,
    pub(crate) subprotocols: Defaulted<Array<'a>>,
    pub(crate) tls: Defaulted<Array<'a>>,
    pub(crate) compression: Defaulted<Bool>,
    pub(crate) connect_timeout: Defaulted<Float>,
    pub(crate) receive_timeout: NullableFloat,
    pub(crate) close_timeout: Defaulted<Float>,
    pub(crate) max_message_size: Defaulted<Int>,
    pub(crate) send_timeout: Defaulted<Float>,
}

impl Further<'_> {
    /// None of them given.
    pub(crate) const DEFAULT: Self = Self {
        headers: Defaulted(Array(None)),
        subprotocols: Defaulted(Array(None)),
        tls: Defaulted(Array(None)),
        compression: Defaulted(Bool(true)),
        connect_timeout: Defaulted(Float(10.0)),
        receive_timeout: NullableFloat(None),
        close_timeout: Defaulted(Float(5.0)),
        max_message_size: Defaulted(Int(67_108_864)),
        send_timeout: Defaulted(Float(60.0)),
    };

    fn limits(self) -> PhpResult<Limits> {
        Ok(Limits {
            receive_timeout: self
                .receive_timeout
                .0
                .map(|value| seconds(value, 7))
                .transpose()?,
            close_timeout: seconds(self.close_timeout.0.0, 8)?,
            max_message_size: options::message_size(self.max_message_size.0, 9)?,
            send_timeout: positive_seconds(self.send_timeout.0.0, 10)?,
        })
    }
}

impl WsClient {
    pub(crate) fn construct(url: Text<'_>, further: Further<'_>) -> PhpResult<Self> {
        refuse_second_construction()?;
        let url = url.utf8(1)?;
        let options = options::connect(
            further.headers,
            further.subprotocols,
            further.tls,
            further.compression,
            further.connect_timeout,
        )?;
        let limits = further.limits()?;
        let interrupt = EngineInterrupt::default();
        let outcome = connect(url, &options, &interrupt)
            .map(|established| Self::open(established, limits))
            .map_err(|failure| throw_connect_failure(&failure));
        drop(options);
        // SAFETY: as in `call`; a connection that was made all the same would only be lost with a
        // handler's fatal error between its last wait and here, and there is no handler call there.
        unsafe { interrupt.resume_bailout() };
        outcome
    }
}

/// `__construct()` can be called on an object that stands; it must not replace a connection that
/// another call may be waiting on.
fn refuse_second_construction() -> PhpResult<()> {
    // SAFETY: the object of the running method, of our class.
    let constructed = unsafe {
        glue::ws_this()
            .as_ref()
            .and_then(ZendClassObject::<WsClient>::from_zend_obj)
            .is_some_and(|object| object.obj.is_some())
    };
    if constructed {
        let message = "Cannot call constructor twice".to_owned();
        return Err(PhpException::new(message, 0, ce::error()));
    }
    Ok(())
}
