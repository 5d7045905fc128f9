//! The method `receiveUntil()`: offers the messages to a function of the program.

use std::time::Duration;

use ext_php_rs::exception::PhpResult;
use ext_php_rs::types::Zval;
use wsclient_core::connection::{Candidate, Message, MessageType, Search};
use wsclient_core::deadline::Deadline;

use crate::ffi::{self, ws_verdict as Verdict};
use crate::glue;
use crate::memory::MessageForm;
use crate::object::WsClient;
use crate::payload::EngineString;
use crate::values;

impl WsClient {
    /// The first message that `accept`, which can be called, takes, as a `Message`; none at a normal end.
    pub(crate) fn search(
        &self,
        accept: *mut Zval,
        timeout: Option<Duration>,
    ) -> PhpResult<Option<Zval>> {
        let deadline = timeout.map_or(Deadline::NEVER, Deadline::after);
        let mut search = Search::default();
        loop {
            self.check_room_for(MessageForm::Message)?;
            // The function may use the client, so the connection is free while it runs.
            let candidate = self.call_receiving(deadline.remaining(), |connection, wait| {
                connection.next_candidate(&mut search, wait)
            })?;
            let Some(Candidate { number, message }) = candidate else {
                return Ok(None);
            };
            let kind = message.kind;
            let object = values::message(message);
            // SAFETY: a callable that lives as long as the call, and an object of ours.
            let verdict = unsafe { ffi::ws_accepts(accept, &raw const object) };
            if verdict == Verdict::WS_ACCEPTED {
                return Ok(Some(object));
            }
            self.put_back(number, kind, object);
            match verdict {
                Verdict::WS_HAS_THROWN => return Err(glue::pending_exception()),
                // SAFETY: nothing here needs dropping: a search holds plain numbers.
                Verdict::WS_HAS_BAILED_OUT => unsafe { glue::bailout() },
                Verdict::WS_ACCEPTED | Verdict::WS_REFUSED => {}
            }
        }
    }

    /// Keeps a message that was refused.
    fn put_back(&self, number: u64, kind: MessageType, object: Zval) {
        if let Ok(mut connection) = self.connection.try_borrow_mut() {
            let message = Message {
                kind,
                payload: EngineString::of_message(&object),
            };
            connection.put_back(Candidate { number, message });
        }
    }
}
