//! The compression alone, as it is done to one message after the other, without any connection.

use wsclient_bench::Failure;
use wsclient_bench::deflate::{Compressor, Expander};
use wsclient_bench::options::Options;
use wsclient_bench::payload::of_kind;
use wsclient_bench::sample::{Work, sample};

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let message = of_kind(&options.kind, options.size);
    let (mut compressor, mut wire) = (Compressor::default(), Vec::new());
    compressor.compress(&message, &mut wire)?;
    if options.work == "send" {
        return sample(
            options,
            &mut Sending {
                compressor,
                message,
                wire,
            },
        );
    }
    let expander = Expander::default();
    let expanded = Vec::with_capacity(message.len() + 1);
    sample(
        options,
        &mut Receiving {
            expander,
            wire,
            message,
            expanded,
        },
    )
}

struct Sending {
    compressor: Compressor,
    message: Vec<u8>,
    wire: Vec<u8>,
}

impl Work for Sending {
    fn batch(&mut self, times: u64) -> Result<(), Failure> {
        (0..times).try_for_each(|_| self.compressor.compress(&self.message, &mut self.wire))
    }

    fn settle(&mut self, _: u64) -> Result<(), Failure> {
        let mut expanded = Vec::with_capacity(self.message.len() + 1);
        Expander::default().expand(&self.wire, &mut expanded)?;
        let same = expanded == self.message;
        same.then_some(())
            .ok_or("it does not expand to what it was".into())
    }
}

struct Receiving {
    expander: Expander,
    wire: Vec<u8>,
    message: Vec<u8>,
    expanded: Vec<u8>,
}

impl Work for Receiving {
    fn batch(&mut self, times: u64) -> Result<(), Failure> {
        (0..times).try_for_each(|_| self.expander.expand(&self.wire, &mut self.expanded))
    }

    fn settle(&mut self, _: u64) -> Result<(), Failure> {
        let same = self.expanded == self.message;
        same.then_some(())
            .ok_or("it does not expand to what it was".into())
    }
}
