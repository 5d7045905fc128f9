//! Return types of methods that ext-php-rs cannot name by itself.

use ext_php_rs::convert::IntoZval;
use ext_php_rs::flags::DataType;
use ext_php_rs::types::Zval;

/// Newtypes around a value; `None` is null.
macro_rules! returned {
    ($($(#[$doc:meta])* $name:ident $type:expr, $nullable:literal;)*) => {
        $($(#[$doc])*
        pub(crate) struct $name(pub(crate) Option<Zval>);

        impl IntoZval for $name {
            const TYPE: DataType = $type;
            const NULLABLE: bool = $nullable;

            fn set_zval(self, zv: &mut Zval, _: bool) -> ext_php_rs::error::Result<()> {
                *zv = self.0.unwrap_or_else(Zval::null);
                Ok(())
            }
        })*
    };
}

returned! {
    /// `?string`
    NullableString DataType::String, true;
    /// `?WsClient\Message`
    NullableMessage DataType::object("WsClient\\Message"), true;
    /// `?WsClient\CloseInfo`
    NullableCloseInfo DataType::object("WsClient\\CloseInfo"), true;
    /// `WsClient\ConnectionInfo`
    Info DataType::object("WsClient\\ConnectionInfo"), false;
    /// `WsClient\Report`
    Report DataType::object("WsClient\\Report"), false;
    /// `Iterator`
    MessageIterator DataType::object("Iterator"), false;
}
