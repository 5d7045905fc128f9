//! The calls that never wait: a queued message, a flush, and a close that later calls finish.

use wsclient_core::connection::{Connection, ConnectionError, LocalClose};

use crate::session::Session;

impl Session {
    pub(crate) fn queue(&mut self) -> Result<(), String> {
        let (kind, payload) = self.outgoing();
        let before = self.connection.unsent();
        let result = self.connection.queue(kind, &payload);
        let unsent = self.connection.unsent();
        self.scene.get_mut().steps.push(format!(
            "queue {kind:?} of {} bytes: {result:?}, {before} and {unsent} unsent",
            payload.len()
        ));
        let most = Connection::<Vec<u8>>::MAX_QUEUED;
        match result {
            Ok(false) if !self.setting.small => {
                Err("full, though the peer's buffers are not".into())
            }
            Ok(false) => Ok(()),
            // A frame and its record are a little longer than the message.
            Ok(true) if unsent > most + payload.len() as u64 + 100_000 => {
                Err("too much is queued".into())
            }
            Ok(true) => self.sent(&[(kind, payload)], Ok(())),
            Err(error) => self.sent(&[(kind, payload)], Err(error)),
        }
    }

    pub(crate) fn flush(&mut self) -> Result<(), String> {
        let result = self.connection.flush();
        self.scene
            .get_mut()
            .steps
            .push(format!("flush: {result:?}"));
        let is_closing = self.is_closing()?;
        let is_done = !self.connection.has_pending_writes();
        match result {
            Ok(done) if done == is_done && (done || self.setting.small) => Ok(()),
            Ok(done) if done != is_done => Err(format!("flushed: {is_done}")),
            // A peer that is gone takes nothing.
            Ok(_) => Ok(()),
            Err(_) if is_closing => Err("closing, but it throws".into()),
            Err(error) => self.reference.ended(&error),
        }
    }

    pub(crate) fn start_close(&mut self) -> Result<(), String> {
        let code = self.random.pick(&[1000, 1001, 4321]);
        let close = LocalClose::new(i64::from(code), b"bye").unwrap();
        let before = self.reference.waiting_items();
        self.connection.start_close(&close);
        let info = self.connection.close_info();
        self.scene
            .get_mut()
            .steps
            .push(format!("start_close {code}: {info:?}"));
        self.closing.get_or_insert((code, before));
        self.is_closing().map(drop)
    }

    /// Compares a close that no call waits for once it is finished; whether it goes on.
    pub(crate) fn is_closing(&mut self) -> Result<bool, String> {
        let Some((code, before)) = self.closing else {
            return Ok(false);
        };
        let Some(info) = self.connection.close_info() else {
            return Ok(true);
        };
        self.closing = None;
        let leeway = self.leeway();
        self.reference.close(code, before, &info, leeway)?;
        Ok(false)
    }
}

/// The result of a call that sends while the connection is closing.
pub(crate) fn refused(result: &Result<(), ConnectionError>) -> Result<(), String> {
    match result {
        Err(ConnectionError::Closed(info)) if !info.by_peer && !info.clean => Ok(()),
        other => Err(format!("closing, but {other:?}")),
    }
}
