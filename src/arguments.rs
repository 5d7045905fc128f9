//! Argument types that coerce and complain exactly as the engine does for its own functions.

use std::ptr;
use std::time::Duration;

use ext_php_rs::convert::{FromZval, StubLiteral};
use ext_php_rs::exception::PhpException;
use ext_php_rs::flags::DataType;
use ext_php_rs::types::{ZendHashTable, ZendStr, Zval};

use crate::glue;

/// A `string` argument.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a>(&'a [u8]);

/// A `float` argument.
#[derive(Clone, Copy)]
pub(crate) struct Float(pub(crate) f64);

/// A `?float` argument.
#[derive(Clone, Copy)]
pub(crate) struct NullableFloat(pub(crate) Option<f64>);

/// An `int` argument.
#[derive(Clone, Copy)]
pub(crate) struct Int(pub(crate) i64);

/// A `bool` argument.
#[derive(Clone, Copy)]
pub(crate) struct Bool(pub(crate) bool);

/// An `array` argument; `None` for the default, an empty one.
#[derive(Clone, Copy)]
pub(crate) struct Array<'a>(pub(crate) Option<&'a ZendHashTable>);

/// An argument with a default. It calls itself nullable so that null reaches the engine's own
/// coercion and words; see `ws_refuse_null_for_defaults` in the glue.
#[derive(Clone, Copy)]
pub(crate) struct Defaulted<T>(pub(crate) T);

impl<'a, T: FromZval<'a>> FromZval<'a> for Defaulted<T> {
    const TYPE: DataType = T::TYPE;
    const NULLABLE: bool = true;

    fn from_zval(zval: &'a Zval) -> Option<Self> {
        T::from_zval(zval).map(Self)
    }
}

impl<T: StubLiteral> StubLiteral for Defaulted<T> {
    fn stub_literal(&self) -> String {
        self.0.stub_literal()
    }
}

impl<'a> Text<'a> {
    /// A text that is a default value.
    pub(crate) const fn of(text: &'a str) -> Self {
        Self(text.as_bytes())
    }

    /// An argument that is a string already.
    pub(crate) fn of_string(string: &'a ZendStr) -> Self {
        Self(string.as_bytes())
    }

    /// The bytes.
    pub(crate) fn bytes(self) -> &'a [u8] {
        self.0
    }

    /// The bytes as UTF-8.
    pub(crate) fn utf8(self, number: u32) -> Result<&'a str, PhpException> {
        std::str::from_utf8(self.0)
            .map_err(|_| glue::argument_value_error(number, "must be valid UTF-8"))
    }
}

impl<'a> FromZval<'a> for Text<'a> {
    const TYPE: DataType = DataType::String;

    fn from_zval(zval: &'a Zval) -> Option<Self> {
        let mut string: *mut ZendStr = ptr::null_mut();
        // SAFETY: the engine may turn the argument slot itself into a string, as it does for its
        // own functions; the string lives in that slot for the whole call.
        unsafe { glue::ws_arg_string(ptr::from_ref(zval).cast_mut(), &raw mut string) }
            .then(|| Self(unsafe { &*string }.as_bytes()))
    }
}

impl FromZval<'_> for Float {
    const TYPE: DataType = DataType::Double;

    fn from_zval(zval: &Zval) -> Option<Self> {
        double(zval, false)?.map(Self)
    }
}

impl FromZval<'_> for NullableFloat {
    const TYPE: DataType = DataType::Double;
    const NULLABLE: bool = true;

    fn from_zval(zval: &Zval) -> Option<Self> {
        double(zval, true).map(Self)
    }

    fn from_missing() -> Option<Self> {
        Some(Self(None))
    }
}

impl FromZval<'_> for Int {
    const TYPE: DataType = DataType::Long;

    fn from_zval(zval: &Zval) -> Option<Self> {
        let mut value = 0;
        // SAFETY: as for `Text`.
        unsafe { glue::ws_arg_long(ptr::from_ref(zval).cast_mut(), &raw mut value) }
            .then_some(Self(value))
    }
}

impl FromZval<'_> for Bool {
    const TYPE: DataType = DataType::Bool;

    fn from_zval(zval: &Zval) -> Option<Self> {
        let mut value = false;
        // SAFETY: as for `Text`.
        unsafe { glue::ws_arg_bool(ptr::from_ref(zval).cast_mut(), &raw mut value) }
            .then_some(Self(value))
    }
}

impl<'a> FromZval<'a> for Array<'a> {
    const TYPE: DataType = DataType::Array;

    fn from_zval(zval: &'a Zval) -> Option<Self> {
        let mut array: *mut ZendHashTable = ptr::null_mut();
        // SAFETY: as for `Text`.
        unsafe { glue::ws_arg_array(ptr::from_ref(zval).cast_mut(), &raw mut array) }
            .then(|| Self(Some(unsafe { &*array })))
    }
}

impl StubLiteral for Text<'_> {
    fn stub_literal(&self) -> String {
        format!("'{}'", String::from_utf8_lossy(self.0))
    }
}

impl StubLiteral for Float {
    fn stub_literal(&self) -> String {
        format!("{:?}", self.0)
    }
}

impl StubLiteral for NullableFloat {
    fn stub_literal(&self) -> String {
        self.0
            .map_or("null".to_owned(), |value| format!("{value:?}"))
    }
}

impl StubLiteral for Int {
    fn stub_literal(&self) -> String {
        self.0.to_string()
    }
}

impl StubLiteral for Bool {
    fn stub_literal(&self) -> String {
        self.0.to_string()
    }
}

impl StubLiteral for Array<'_> {
    fn stub_literal(&self) -> String {
        "[]".to_owned()
    }
}

/// A number of seconds that is finite and not negative.
pub(crate) fn seconds(value: f64, number: u32) -> Result<Duration, PhpException> {
    if value.is_finite() && value >= 0.0 {
        // What a Duration cannot hold is longer than anybody waits.
        return Ok(Duration::try_from_secs_f64(value).unwrap_or(Duration::MAX));
    }
    Err(glue::argument_value_error(
        number,
        "must be a finite number of seconds, 0 or more",
    ))
}

/// As [`seconds`], but more than 0.
pub(crate) fn positive_seconds(value: f64, number: u32) -> Result<Duration, PhpException> {
    if value.is_finite() && value > 0.0 {
        return seconds(value, number);
    }
    Err(glue::argument_value_error(
        number,
        "must be a finite number of seconds greater than 0",
    ))
}

fn double(zval: &Zval, nullable: bool) -> Option<Option<f64>> {
    let (mut value, mut is_null) = (0.0, false);
    // SAFETY: as for `Text`.
    unsafe {
        glue::ws_arg_double(
            ptr::from_ref(zval).cast_mut(),
            nullable,
            &raw mut value,
            &raw mut is_null,
        )
    }
    .then_some((!is_null).then_some(value))
}
