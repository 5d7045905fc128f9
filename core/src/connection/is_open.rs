//! Whether a connection is open, by what has arrived and was not read.

use super::connection::Connection;
use super::connection_error::LostCause;
use super::ending::CloseWait;
use super::message::Payload;
use super::position::Position;
use super::transport::Arrived;

impl<P: Payload> Connection<P> {
    /// Whether the connection is open, or has messages that the program did not receive. The end counts as soon as it
    /// has arrived and no message is before it. Data is left in the socket, so that it remains readable: only an end
    /// is read, and what is before an end of the stream.
    pub fn is_open_now(&mut self) -> bool {
        if !self.inbox.is_empty() {
            return true;
        }
        if self.is_closing() {
            self.continue_close();
            return false;
        }
        if self.session.has_input()
            && let Some(message) = self.buffered_message()
        {
            self.inbox.push(message);
            return true;
        }
        if !self.end.is_open() {
            self.finish_close(CloseWait::None);
            return false;
        }
        let is_between_frames = matches!(
            self.session.position(),
            Position::BetweenMessages | Position::InsideMessage(_)
        );
        match self.transport.arrived() {
            Arrived::Failed(error) => self.mark_lost(LostCause::from(&error)),
            Arrived::End => self.drain_into_inbox(),
            Arrived::Close if is_between_frames => self.drain_into_inbox(),
            Arrived::Close | Arrived::OtherOrNothing => {}
        }
        if !self.end.is_open() {
            self.finish_close(CloseWait::None);
        }
        self.end.is_open() || !self.inbox.is_empty()
    }

    /// Whether messages wait that the program did not receive.
    #[must_use]
    pub fn has_messages(&self) -> bool {
        !self.inbox.is_empty()
    }
}
