//! Looks through the messages for one that the program accepts, and keeps the others.

use crate::wait::Wait;

use super::connection::Connection;
use super::connection_error::{ConnectionError, TimedOut};
use super::inbox::queued_size;
use super::message::{Message, Payload};
use super::read_budget::ReadBudget;
use super::stop_reason::StopReason;

/// How far a search through the messages is: each message is offered once.
#[derive(Debug, Default)]
pub struct Search {
    /// The number of the last message that was offered.
    last: Option<u64>,
    /// What may be read after the deadline.
    late_budget: Option<ReadBudget>,
}

/// A message that a search offers, taken out of the inbox. [`Connection::put_back`] keeps it for the next calls.
#[derive(Debug)]
pub struct Candidate<P> {
    /// Its place among all messages.
    pub number: u64,
    /// The message.
    pub message: Message<P>,
}

impl<P: Payload> Connection<P> {
    /// The next message that `search` has not offered: from the inbox, or the next one that arrives. `None` at a normal
    /// end, which is reported once, as by [`Connection::receive`]; that reports it again if messages are left.
    ///
    /// # Errors
    /// As [`Connection::receive`], and `InboxFull` where a search must not keep more messages.
    pub fn next_candidate(
        &mut self,
        search: &mut Search,
        wait: Wait<'_>,
    ) -> Result<Option<Candidate<P>>, ConnectionError> {
        self.write_pending_if_any();
        if let Some((number, message)) = self.inbox.take_after(search.last) {
            search.last = Some(number);
            return Ok(Some(Candidate { number, message }));
        }
        if self.inbox.is_full() {
            return Err(ConnectionError::InboxFull(self.limits.max_message_size));
        }
        let is_late = wait.deadline().has_passed() || wait.is_requested();
        if is_late
            && search
                .late_budget
                .as_ref()
                .is_some_and(|budget| !budget.is_left())
        {
            let stop = match wait.deadline().has_passed() {
                true => StopReason::TimedOut,
                false => StopReason::InterruptRequested,
            };
            let position = self.session.position();
            return Err(self.error_for(stop, TimedOut::Receive { position }));
        }
        let Some(message) = self.receive_new(wait, &mut search.late_budget)? else {
            return self.report_end_of_search().map(|()| None);
        };
        if is_late {
            // A peer that never stops sending must not keep the call from ending.
            let limits = &self.limits;
            let budget = search
                .late_budget
                .get_or_insert_with(|| ReadBudget::of(limits));
            budget.spend(usize::try_from(queued_size(&message)).unwrap_or(usize::MAX));
        }
        let number = self.inbox.next_number();
        search.last = Some(number);
        Ok(Some(Candidate { number, message }))
    }

    /// Puts a message that was not accepted back to its place, for the next calls; after a close it is dropped.
    pub fn put_back(&mut self, candidate: Candidate<P>) {
        if !self.session.is_closing() {
            self.inbox.insert(candidate.number, candidate.message);
        }
    }

    fn report_end_of_search(&mut self) -> Result<(), ConnectionError> {
        match self.inbox.is_empty() {
            true => self.report_end(),
            false => self.report_end_before_messages(),
        }
    }
}
