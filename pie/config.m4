dnl Lets phpize build the extension: checks for cargo, and leaves the rest to Makefile.frag.
dnl The oldest Rust is what rust-version in Cargo.toml says; scripts/lint.sh compares the two.
m4_define([WSCLIENT_RUST], [1.93])
PHP_ARG_ENABLE([wsclient],
  [whether to enable wsclient],
  [AS_HELP_STRING([--enable-wsclient], [Enable wsclient])],
  [yes])
PHP_ARG_WITH([cargo],
  [path of cargo],
  [AS_HELP_STRING([--with-cargo=PATH], [Use this cargo])],
  [no],
  [no])

if test "$PHP_WSCLIENT" != "no"; then
  if test "$PHP_CARGO" != "no" && test "$PHP_CARGO" != "yes"; then
    CARGO="$PHP_CARGO"
  else
    AC_PATH_PROG([CARGO], [cargo], [], [$PATH:$HOME/.cargo/bin])
  fi
  if test -z "$CARGO"; then
    AC_MSG_ERROR([cargo was not found; install Rust WSCLIENT_RUST or newer, or use a pre-built binary])
  fi
  RUST_VERSION=`"$CARGO" --version | sed 's/^cargo \([[0-9.]]*\).*/\1/'`
  AS_VERSION_COMPARE([$RUST_VERSION], WSCLIENT_RUST[.0],
    [AC_MSG_ERROR([Rust WSCLIENT_RUST or newer is needed, $CARGO is $RUST_VERSION])])

  WSCLIENT_ROOT=`cd "$abs_srcdir/.." && pwd`
  dnl ext-php-rs wants both, and the first as an absolute path.
  WSCLIENT_PHP_CONFIG=`command -v "$PHP_PHP_CONFIG"`
  WSCLIENT_PHP=`"$PHP_PHP_CONFIG" --php-binary`
  PHP_SUBST([CARGO])
  PHP_SUBST([WSCLIENT_ROOT])
  PHP_SUBST([WSCLIENT_PHP_CONFIG])
  PHP_SUBST([WSCLIENT_PHP])
  PHP_ADD_MAKEFILE_FRAGMENT([Makefile.frag])
fi
