//! The times of a certificate's validity, in either of their forms (RFC 5280 §4.1.2.5).

use time::{Duration, OffsetDateTime};

use super::der;

/// The time so many days from now, in the form that RFC 5280 §4.1.2.5 wants.
pub(crate) fn in_days(days: i64) -> Vec<u8> {
    let at = OffsetDateTime::now_utc() + Duration::days(days);
    let text = |year: String| {
        let (month, day) = (u8::from(at.month()), at.day());
        let (hour, minute, second) = at.to_hms();
        format!("{year}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z")
    };
    if (1950..2050).contains(&at.year()) {
        utc(&text(format!("{:02}", at.year().rem_euclid(100))))
    } else {
        generalized(&text(format!("{:04}", at.year())))
    }
}

/// A UTCTime, `YYMMDDHHMMSSZ`.
pub(crate) fn utc(text: &str) -> Vec<u8> {
    der::value(0x17, text.as_bytes())
}

/// A GeneralizedTime, `YYYYMMDDHHMMSSZ`.
pub(crate) fn generalized(text: &str) -> Vec<u8> {
    der::value(0x18, text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_from_2050_on_have_four_digits() {
        assert_eq!(in_days(0).first(), Some(&0x17));
        assert_eq!(in_days(365 * 60).first(), Some(&0x18));
    }
}
