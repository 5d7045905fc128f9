//! Round trips on many connections: on one after the other, or on all at the same time.

use wsclient_bench::Failure;
use wsclient_bench::options::Options;
use wsclient_bench::sample::{Work, sample};

/// One connection that exchanges the same message again and again.
pub(crate) trait Peer {
    fn send(&mut self) -> Result<(), Failure>;

    /// Receives it and returns the length of its payload.
    fn receive(&mut self) -> Result<usize, Failure>;
}

/// Measures the work `ring` or `sweep` on as many connections as the options say.
pub(crate) fn run(
    options: &Options,
    mut connect: impl FnMut() -> Result<Box<dyn Peer>, Failure>,
) -> Result<(), Failure> {
    let mut peers = Vec::new();
    for _ in 0..options.connections {
        peers.push(connect()?);
    }
    let mut crowd = Crowd {
        peers,
        next: 0,
        received: 0,
        size: options.size,
    };
    match options.work.as_str() {
        "ring" => sample(options, &mut Ring(crowd)),
        _ => sample(options, &mut crowd),
    }
}

struct Crowd {
    peers: Vec<Box<dyn Peer>>,
    next: usize,
    received: usize,
    size: usize,
}

/// All at the same time: `times` is a multiple of their number.
impl Work for Crowd {
    fn batch(&mut self, times: u64) -> Result<(), Failure> {
        for _ in 0..times / self.peers.len() as u64 {
            for peer in &mut self.peers {
                peer.send()?;
            }
            for peer in &mut self.peers {
                self.received += peer.receive()?;
            }
        }
        Ok(())
    }

    fn settle(&mut self, total: u64) -> Result<(), Failure> {
        let expected = total * self.size as u64;
        let same = self.received as u64 == expected;
        same.then_some(())
            .ok_or("what came is not what was to come".into())
    }
}

/// One after the other.
struct Ring(Crowd);

impl Work for Ring {
    fn batch(&mut self, times: u64) -> Result<(), Failure> {
        let crowd = &mut self.0;
        for _ in 0..times {
            let peer = crowd.peers.get_mut(crowd.next).ok_or("no connection")?;
            peer.send()?;
            crowd.received += peer.receive()?;
            crowd.next = (crowd.next + 1) % crowd.peers.len();
        }
        Ok(())
    }

    fn settle(&mut self, total: u64) -> Result<(), Failure> {
        self.0.settle(total)
    }
}
