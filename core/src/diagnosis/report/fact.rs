//! The values that a phase of the report may have.

use std::time::Duration;

/// A value among the facts of a phase.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// A text.
    Text(String),
    /// A number.
    Integer(i64),
    /// Seconds.
    Seconds(f64),
    /// Yes or no.
    Flag(bool),
    /// Not known.
    Nothing,
    /// Several in order.
    List(Vec<Fact>),
    /// Several with names.
    Map(Facts),
}

/// Named facts in order.
pub type Facts = Vec<(&'static str, Fact)>;

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Fact {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<Duration> for Fact {
    fn from(span: Duration) -> Self {
        Self::Seconds(span.as_secs_f64())
    }
}

impl<T: Into<Fact>> From<Option<T>> for Fact {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}
