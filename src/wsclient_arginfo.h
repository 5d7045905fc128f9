/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 97b967f4f25d5385af5b7deac996ed0b077c5259 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_WsClient___construct, 0, 0, 1)
	ZEND_ARG_OBJ_TYPE_MASK(0, url, Stringable|Uri\\Rfc3986\\\125ri|Uri\\WhatWg\\\125rl, MAY_BE_STRING, NULL)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, headers, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, subprotocols, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, tls, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, compression, _IS_BOOL, 0, "true")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, connect_timeout, IS_DOUBLE, 0, "10.0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, receive_timeout, IS_DOUBLE, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, close_timeout, IS_DOUBLE, 0, "5.0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, max_message_size, IS_LONG, 0, "67108864")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, send_timeout, IS_DOUBLE, 0, "60.0")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_WsClient_open, 0, 1, WsClient\\Opening, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, url, Stringable|Uri\\Rfc3986\\\125ri|Uri\\WhatWg\\\125rl, MAY_BE_STRING, NULL)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, headers, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, subprotocols, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, tls, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, compression, _IS_BOOL, 0, "true")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, connect_timeout, IS_DOUBLE, 0, "10.0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, receive_timeout, IS_DOUBLE, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, close_timeout, IS_DOUBLE, 0, "5.0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, max_message_size, IS_LONG, 0, "67108864")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, send_timeout, IS_DOUBLE, 0, "60.0")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WsClient_send, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, text, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WsClient_sendBinary, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, bytes, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WsClient_sendAll, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, messages, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WsClient_trySend, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, message, WsClient\\Message, MAY_BE_STRING, NULL)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WsClient_wantsWrite, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WsClient_flush arginfo_class_WsClient_wantsWrite

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WsClient_receive, 0, 0, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeout, IS_DOUBLE, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_WsClient_receiveMessage, 0, 0, WsClient\\Message, 1)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeout, IS_DOUBLE, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_WsClient_receiveUntil, 0, 1, WsClient\\Message, 1)
	ZEND_ARG_TYPE_INFO(0, accept, IS_CALLABLE, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeout, IS_DOUBLE, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WsClient_poll, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WsClient_pollMessages arginfo_class_WsClient_poll

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_WsClient_getIterator, 0, 0, Iterator, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WsClient_messages arginfo_class_WsClient_getIterator

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WsClient_ping, 0, 0, IS_DOUBLE, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, payload, IS_STRING, 0, "\'\'")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeout, IS_DOUBLE, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WsClient_close, 0, 0, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, code, IS_LONG, 0, "1000")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, reason, IS_STRING, 0, "\'\'")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeout, IS_DOUBLE, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WsClient_interrupt, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WsClient_isOpen arginfo_class_WsClient_wantsWrite

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_WsClient_getCloseInfo, 0, 0, WsClient\\CloseInfo, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_WsClient_getInfo, 0, 0, WsClient\\ConnectionInfo, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WsClient_getStream, 0, 0, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_WsClient_diagnose, 0, 1, WsClient\\Report, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, url, Stringable|Uri\\Rfc3986\\\125ri|Uri\\WhatWg\\\125rl, MAY_BE_STRING, NULL)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, headers, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, subprotocols, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, tls, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, compression, _IS_BOOL, 0, "true")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, connect_timeout, IS_DOUBLE, 0, "10.0")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WsClient_select, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, clients, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeout, IS_DOUBLE, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WsClient_generateKey, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WsClient_acceptKey, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_WsClient_Opening___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WsClient_Opening_getStream arginfo_class_WsClient_getStream

#define arginfo_class_WsClient_Opening_isReady arginfo_class_WsClient_wantsWrite

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_WsClient_Opening_finish, 0, 0, WsClient, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WsClient_Opening_cancel arginfo_class_WsClient_interrupt

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_WsClient_Message___construct, 0, 0, 2)
	ZEND_ARG_OBJ_INFO(0, type, WsClient\\MessageType, 0)
	ZEND_ARG_TYPE_INFO(0, payload, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WsClient_Message___toString arginfo_class_WsClient_generateKey

#define arginfo_class_WsClient_CloseInfo___construct arginfo_class_WsClient_Opening___construct

#define arginfo_class_WsClient_Phase___construct arginfo_class_WsClient_Opening___construct

#define arginfo_class_WsClient_Diagnosis___construct arginfo_class_WsClient_Opening___construct

#define arginfo_class_WsClient_Report___construct arginfo_class_WsClient_Opening___construct

#define arginfo_class_WsClient_Report___toString arginfo_class_WsClient_generateKey

#define arginfo_class_WsClient_Report_jsonSerialize arginfo_class_WsClient_poll

#define arginfo_class_WsClient_Check___construct arginfo_class_WsClient_Opening___construct

#define arginfo_class_WsClient_ConnectionInfo___construct arginfo_class_WsClient_Opening___construct

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_WsClient_WsClientException___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, message, IS_STRING, 0, "\"\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, code, IS_LONG, 0, "0")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, previous, Throwable, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_WsClient_WsClientException___toString arginfo_class_WsClient_generateKey

#define arginfo_class_WsClient_WsClientException_context arginfo_class_WsClient_poll

#define arginfo_class_WsClient_WsClientException_jsonSerialize arginfo_class_WsClient_poll

#define arginfo_class_WsClient_Poller___construct arginfo_class_WsClient_Opening___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WsClient_Poller_add, 0, 1, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, client, WsClient, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WsClient_Poller_remove arginfo_class_WsClient_Poller_add

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WsClient_Poller_count, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WsClient_Poller_wait, 0, 0, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeout, IS_DOUBLE, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_WsClient_Poller_getIterator arginfo_class_WsClient_getIterator

#define arginfo_class_WsClient_Poller_interrupt arginfo_class_WsClient_interrupt


ZEND_METHOD(WsClient, __construct);
ZEND_METHOD(WsClient, open);
ZEND_METHOD(WsClient, send);
ZEND_METHOD(WsClient, sendBinary);
ZEND_METHOD(WsClient, sendAll);
ZEND_METHOD(WsClient, trySend);
ZEND_METHOD(WsClient, wantsWrite);
ZEND_METHOD(WsClient, flush);
ZEND_METHOD(WsClient, receive);
ZEND_METHOD(WsClient, receiveMessage);
ZEND_METHOD(WsClient, receiveUntil);
ZEND_METHOD(WsClient, poll);
ZEND_METHOD(WsClient, pollMessages);
ZEND_METHOD(WsClient, getIterator);
ZEND_METHOD(WsClient, messages);
ZEND_METHOD(WsClient, ping);
ZEND_METHOD(WsClient, close);
ZEND_METHOD(WsClient, interrupt);
ZEND_METHOD(WsClient, isOpen);
ZEND_METHOD(WsClient, getCloseInfo);
ZEND_METHOD(WsClient, getInfo);
ZEND_METHOD(WsClient, getStream);
ZEND_METHOD(WsClient, diagnose);
ZEND_METHOD(WsClient, select);
ZEND_METHOD(WsClient, generateKey);
ZEND_METHOD(WsClient, acceptKey);
ZEND_METHOD(WsClient_CloseInfo, __construct);
ZEND_METHOD(WsClient_Opening, getStream);
ZEND_METHOD(WsClient_Opening, isReady);
ZEND_METHOD(WsClient_Opening, finish);
ZEND_METHOD(WsClient_Opening, cancel);
ZEND_METHOD(WsClient_Message, __construct);
ZEND_METHOD(WsClient_Message, __toString);
ZEND_METHOD(WsClient_Report, __toString);
ZEND_METHOD(WsClient_Report, jsonSerialize);
ZEND_METHOD(WsClient_WsClientException, __construct);
ZEND_METHOD(WsClient_WsClientException, __toString);
ZEND_METHOD(WsClient_WsClientException, context);
ZEND_METHOD(WsClient_WsClientException, jsonSerialize);
ZEND_METHOD(WsClient_Poller, __construct);
ZEND_METHOD(WsClient_Poller, add);
ZEND_METHOD(WsClient_Poller, remove);
ZEND_METHOD(WsClient_Poller, count);
ZEND_METHOD(WsClient_Poller, wait);
ZEND_METHOD(WsClient_Poller, getIterator);
ZEND_METHOD(WsClient_Poller, interrupt);


static const zend_function_entry class_WsClient_methods[] = {
	ZEND_ME(WsClient, __construct, arginfo_class_WsClient___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, open, arginfo_class_WsClient_open, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WsClient, send, arginfo_class_WsClient_send, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, sendBinary, arginfo_class_WsClient_sendBinary, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, sendAll, arginfo_class_WsClient_sendAll, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, trySend, arginfo_class_WsClient_trySend, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, wantsWrite, arginfo_class_WsClient_wantsWrite, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, flush, arginfo_class_WsClient_flush, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, receive, arginfo_class_WsClient_receive, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, receiveMessage, arginfo_class_WsClient_receiveMessage, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, receiveUntil, arginfo_class_WsClient_receiveUntil, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, poll, arginfo_class_WsClient_poll, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, pollMessages, arginfo_class_WsClient_pollMessages, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, getIterator, arginfo_class_WsClient_getIterator, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, messages, arginfo_class_WsClient_messages, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, ping, arginfo_class_WsClient_ping, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, close, arginfo_class_WsClient_close, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, interrupt, arginfo_class_WsClient_interrupt, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, isOpen, arginfo_class_WsClient_isOpen, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, getCloseInfo, arginfo_class_WsClient_getCloseInfo, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, getInfo, arginfo_class_WsClient_getInfo, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, getStream, arginfo_class_WsClient_getStream, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient, diagnose, arginfo_class_WsClient_diagnose, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WsClient, select, arginfo_class_WsClient_select, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WsClient, generateKey, arginfo_class_WsClient_generateKey, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WsClient, acceptKey, arginfo_class_WsClient_acceptKey, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_MessageType_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_Layer_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_Fault_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_CheckResult_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_Opening_methods[] = {
	ZEND_MALIAS(WsClient_CloseInfo, __construct, __construct, arginfo_class_WsClient_Opening___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WsClient_Opening, getStream, arginfo_class_WsClient_Opening_getStream, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient_Opening, isReady, arginfo_class_WsClient_Opening_isReady, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient_Opening, finish, arginfo_class_WsClient_Opening_finish, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient_Opening, cancel, arginfo_class_WsClient_Opening_cancel, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_Message_methods[] = {
	ZEND_ME(WsClient_Message, __construct, arginfo_class_WsClient_Message___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient_Message, __toString, arginfo_class_WsClient_Message___toString, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_CloseInfo_methods[] = {
	ZEND_ME(WsClient_CloseInfo, __construct, arginfo_class_WsClient_CloseInfo___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_Phase_methods[] = {
	ZEND_MALIAS(WsClient_CloseInfo, __construct, __construct, arginfo_class_WsClient_Phase___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_Diagnosis_methods[] = {
	ZEND_MALIAS(WsClient_CloseInfo, __construct, __construct, arginfo_class_WsClient_Diagnosis___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_Report_methods[] = {
	ZEND_MALIAS(WsClient_CloseInfo, __construct, __construct, arginfo_class_WsClient_Report___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WsClient_Report, __toString, arginfo_class_WsClient_Report___toString, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient_Report, jsonSerialize, arginfo_class_WsClient_Report_jsonSerialize, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_Check_methods[] = {
	ZEND_MALIAS(WsClient_CloseInfo, __construct, __construct, arginfo_class_WsClient_Check___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_ConnectionInfo_methods[] = {
	ZEND_MALIAS(WsClient_CloseInfo, __construct, __construct, arginfo_class_WsClient_ConnectionInfo___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_WsClientException_methods[] = {
	ZEND_ME(WsClient_WsClientException, __construct, arginfo_class_WsClient_WsClientException___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient_WsClientException, __toString, arginfo_class_WsClient_WsClientException___toString, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient_WsClientException, context, arginfo_class_WsClient_WsClientException_context, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient_WsClientException, jsonSerialize, arginfo_class_WsClient_WsClientException_jsonSerialize, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_ConnectException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_InvalidUrlException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_NameResolutionException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_TcpException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_TlsException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_CertificateException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_HandshakeException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_ConnectionClosedException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_ConnectionLostException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_ProtocolException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_MessageTooBigException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_TimeoutException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_InterruptedException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_ConcurrencyError_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_WsClient_Poller_methods[] = {
	ZEND_ME(WsClient_Poller, __construct, arginfo_class_WsClient_Poller___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient_Poller, add, arginfo_class_WsClient_Poller_add, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient_Poller, remove, arginfo_class_WsClient_Poller_remove, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient_Poller, count, arginfo_class_WsClient_Poller_count, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient_Poller, wait, arginfo_class_WsClient_Poller_wait, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient_Poller, getIterator, arginfo_class_WsClient_Poller_getIterator, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClient_Poller, interrupt, arginfo_class_WsClient_Poller_interrupt, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_WsClient(zend_class_entry *class_entry_IteratorAggregate)
{
	zend_class_entry ce, *class_entry;

	INIT_CLASS_ENTRY(ce, "WsClient", class_WsClient_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 1, class_entry_IteratorAggregate);


	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "__construct", sizeof("__construct") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "__construct", sizeof("__construct") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "__construct", sizeof("__construct") - 1), 2, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "__construct", sizeof("__construct") - 1), 3, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "open", sizeof("open") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "open", sizeof("open") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "open", sizeof("open") - 1), 2, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "open", sizeof("open") - 1), 3, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "diagnose", sizeof("diagnose") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "diagnose", sizeof("diagnose") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "diagnose", sizeof("diagnose") - 1), 2, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "diagnose", sizeof("diagnose") - 1), 3, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_MessageType(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("WsClient\\MessageType", IS_UNDEF, class_WsClient_MessageType_methods);

	zend_enum_add_case_cstr(class_entry, "Text", NULL);

	zend_enum_add_case_cstr(class_entry, "Binary", NULL);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_Layer(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("WsClient\\Layer", IS_STRING, class_WsClient_Layer_methods);

	zval enum_case_Url_value;
	zend_string *enum_case_Url_value_str = zend_string_init("url", strlen("url"), 1);
	ZVAL_STR(&enum_case_Url_value, enum_case_Url_value_str);
	zend_enum_add_case_cstr(class_entry, "Url", &enum_case_Url_value);

	zval enum_case_Dns_value;
	zend_string *enum_case_Dns_value_str = zend_string_init("dns", strlen("dns"), 1);
	ZVAL_STR(&enum_case_Dns_value, enum_case_Dns_value_str);
	zend_enum_add_case_cstr(class_entry, "Dns", &enum_case_Dns_value);

	zval enum_case_Tcp_value;
	zend_string *enum_case_Tcp_value_str = zend_string_init("tcp", strlen("tcp"), 1);
	ZVAL_STR(&enum_case_Tcp_value, enum_case_Tcp_value_str);
	zend_enum_add_case_cstr(class_entry, "Tcp", &enum_case_Tcp_value);

	zval enum_case_Proxy_value;
	zend_string *enum_case_Proxy_value_str = zend_string_init("proxy", strlen("proxy"), 1);
	ZVAL_STR(&enum_case_Proxy_value, enum_case_Proxy_value_str);
	zend_enum_add_case_cstr(class_entry, "Proxy", &enum_case_Proxy_value);

	zval enum_case_Tls_value;
	zend_string *enum_case_Tls_value_str = zend_string_init("tls", strlen("tls"), 1);
	ZVAL_STR(&enum_case_Tls_value, enum_case_Tls_value_str);
	zend_enum_add_case_cstr(class_entry, "Tls", &enum_case_Tls_value);

	zval enum_case_Handshake_value;
	zend_string *enum_case_Handshake_value_str = zend_string_init("handshake", strlen("handshake"), 1);
	ZVAL_STR(&enum_case_Handshake_value, enum_case_Handshake_value_str);
	zend_enum_add_case_cstr(class_entry, "Handshake", &enum_case_Handshake_value);

	zval enum_case_WebSocket_value;
	zend_string *enum_case_WebSocket_value_str = zend_string_init("websocket", strlen("websocket"), 1);
	ZVAL_STR(&enum_case_WebSocket_value, enum_case_WebSocket_value_str);
	zend_enum_add_case_cstr(class_entry, "WebSocket", &enum_case_WebSocket_value);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_Fault(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("WsClient\\Fault", IS_STRING, class_WsClient_Fault_methods);

	zval enum_case_Caller_value;
	zend_string *enum_case_Caller_value_str = zend_string_init("caller", strlen("caller"), 1);
	ZVAL_STR(&enum_case_Caller_value, enum_case_Caller_value_str);
	zend_enum_add_case_cstr(class_entry, "Caller", &enum_case_Caller_value);

	zval enum_case_Machine_value;
	zend_string *enum_case_Machine_value_str = zend_string_init("machine", strlen("machine"), 1);
	ZVAL_STR(&enum_case_Machine_value, enum_case_Machine_value_str);
	zend_enum_add_case_cstr(class_entry, "Machine", &enum_case_Machine_value);

	zval enum_case_Network_value;
	zend_string *enum_case_Network_value_str = zend_string_init("network", strlen("network"), 1);
	ZVAL_STR(&enum_case_Network_value, enum_case_Network_value_str);
	zend_enum_add_case_cstr(class_entry, "Network", &enum_case_Network_value);

	zval enum_case_Server_value;
	zend_string *enum_case_Server_value_str = zend_string_init("server", strlen("server"), 1);
	ZVAL_STR(&enum_case_Server_value, enum_case_Server_value_str);
	zend_enum_add_case_cstr(class_entry, "Server", &enum_case_Server_value);

	zval enum_case_Unknown_value;
	zend_string *enum_case_Unknown_value_str = zend_string_init("unknown", strlen("unknown"), 1);
	ZVAL_STR(&enum_case_Unknown_value, enum_case_Unknown_value_str);
	zend_enum_add_case_cstr(class_entry, "Unknown", &enum_case_Unknown_value);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_CheckResult(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("WsClient\\CheckResult", IS_STRING, class_WsClient_CheckResult_methods);

	zval enum_case_Pass_value;
	zend_string *enum_case_Pass_value_str = zend_string_init("pass", strlen("pass"), 1);
	ZVAL_STR(&enum_case_Pass_value, enum_case_Pass_value_str);
	zend_enum_add_case_cstr(class_entry, "Pass", &enum_case_Pass_value);

	zval enum_case_Warn_value;
	zend_string *enum_case_Warn_value_str = zend_string_init("warn", strlen("warn"), 1);
	ZVAL_STR(&enum_case_Warn_value, enum_case_Warn_value_str);
	zend_enum_add_case_cstr(class_entry, "Warn", &enum_case_Warn_value);

	zval enum_case_Fail_value;
	zend_string *enum_case_Fail_value_str = zend_string_init("fail", strlen("fail"), 1);
	ZVAL_STR(&enum_case_Fail_value, enum_case_Fail_value_str);
	zend_enum_add_case_cstr(class_entry, "Fail", &enum_case_Fail_value);

	zval enum_case_Skipped_value;
	zend_string *enum_case_Skipped_value_str = zend_string_init("skipped", strlen("skipped"), 1);
	ZVAL_STR(&enum_case_Skipped_value, enum_case_Skipped_value_str);
	zend_enum_add_case_cstr(class_entry, "Skipped", &enum_case_Skipped_value);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_Opening(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "Opening", class_WsClient_Opening_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_WsClient_Message(zend_class_entry *class_entry_Stringable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "Message", class_WsClient_Message_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 1, class_entry_Stringable);

	zend_string *property_type_class_WsClient_MessageType = zend_string_init("WsClient\\MessageType", sizeof("WsClient\\MessageType")-1, 1);
	zval property_type_default_value;
	ZVAL_UNDEF(&property_type_default_value);
	zend_string *property_type_name = zend_string_init("type", sizeof("type") - 1, 1);
	zend_declare_typed_property(class_entry, property_type_name, &property_type_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_type_class_WsClient_MessageType, 0, 0));
	zend_string_release(property_type_name);

	zval property_payload_default_value;
	ZVAL_UNDEF(&property_payload_default_value);
	zend_string *property_payload_name = zend_string_init("payload", sizeof("payload") - 1, 1);
	zend_declare_typed_property(class_entry, property_payload_name, &property_payload_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_payload_name);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_CloseInfo(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "CloseInfo", class_WsClient_CloseInfo_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	zval property_code_default_value;
	ZVAL_UNDEF(&property_code_default_value);
	zend_string *property_code_name = zend_string_init("code", sizeof("code") - 1, 1);
	zend_declare_typed_property(class_entry, property_code_name, &property_code_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_code_name);

	zval property_reason_default_value;
	ZVAL_UNDEF(&property_reason_default_value);
	zend_string *property_reason_name = zend_string_init("reason", sizeof("reason") - 1, 1);
	zend_declare_typed_property(class_entry, property_reason_name, &property_reason_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_reason_name);

	zval property_clean_default_value;
	ZVAL_UNDEF(&property_clean_default_value);
	zend_string *property_clean_name = zend_string_init("clean", sizeof("clean") - 1, 1);
	zend_declare_typed_property(class_entry, property_clean_name, &property_clean_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_clean_name);

	zval property_byPeer_default_value;
	ZVAL_UNDEF(&property_byPeer_default_value);
	zend_string *property_byPeer_name = zend_string_init("byPeer", sizeof("byPeer") - 1, 1);
	zend_declare_typed_property(class_entry, property_byPeer_name, &property_byPeer_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_byPeer_name);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_Phase(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "Phase", class_WsClient_Phase_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	zend_string *property_layer_class_WsClient_Layer = zend_string_init("WsClient\\Layer", sizeof("WsClient\\Layer")-1, 1);
	zval property_layer_default_value;
	ZVAL_UNDEF(&property_layer_default_value);
	zend_string *property_layer_name = zend_string_init("layer", sizeof("layer") - 1, 1);
	zend_declare_typed_property(class_entry, property_layer_name, &property_layer_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_layer_class_WsClient_Layer, 0, 0));
	zend_string_release(property_layer_name);

	zval property_seconds_default_value;
	ZVAL_UNDEF(&property_seconds_default_value);
	zend_string *property_seconds_name = zend_string_init("seconds", sizeof("seconds") - 1, 1);
	zend_declare_typed_property(class_entry, property_seconds_name, &property_seconds_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_seconds_name);

	zval property_ok_default_value;
	ZVAL_UNDEF(&property_ok_default_value);
	zend_string *property_ok_name = zend_string_init("ok", sizeof("ok") - 1, 1);
	zend_declare_typed_property(class_entry, property_ok_name, &property_ok_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_ok_name);

	zval property_facts_default_value;
	ZVAL_UNDEF(&property_facts_default_value);
	zend_string *property_facts_name = zend_string_init("facts", sizeof("facts") - 1, 1);
	zend_declare_typed_property(class_entry, property_facts_name, &property_facts_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_facts_name);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_Diagnosis(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "Diagnosis", class_WsClient_Diagnosis_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	zval property_code_default_value;
	ZVAL_UNDEF(&property_code_default_value);
	zend_string *property_code_name = zend_string_init("code", sizeof("code") - 1, 1);
	zend_declare_typed_property(class_entry, property_code_name, &property_code_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_code_name);

	zend_string *property_layer_class_WsClient_Layer = zend_string_init("WsClient\\Layer", sizeof("WsClient\\Layer")-1, 1);
	zval property_layer_default_value;
	ZVAL_UNDEF(&property_layer_default_value);
	zend_string *property_layer_name = zend_string_init("layer", sizeof("layer") - 1, 1);
	zend_declare_typed_property(class_entry, property_layer_name, &property_layer_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_layer_class_WsClient_Layer, 0, 0));
	zend_string_release(property_layer_name);

	zend_string *property_fault_class_WsClient_Fault = zend_string_init("WsClient\\Fault", sizeof("WsClient\\Fault")-1, 1);
	zval property_fault_default_value;
	ZVAL_UNDEF(&property_fault_default_value);
	zend_string *property_fault_name = zend_string_init("fault", sizeof("fault") - 1, 1);
	zend_declare_typed_property(class_entry, property_fault_name, &property_fault_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_fault_class_WsClient_Fault, 0, 0));
	zend_string_release(property_fault_name);

	zval property_problem_default_value;
	ZVAL_UNDEF(&property_problem_default_value);
	zend_string *property_problem_name = zend_string_init("problem", sizeof("problem") - 1, 1);
	zend_declare_typed_property(class_entry, property_problem_name, &property_problem_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_problem_name);

	zval property_evidence_default_value;
	ZVAL_UNDEF(&property_evidence_default_value);
	zend_string *property_evidence_name = zend_string_init("evidence", sizeof("evidence") - 1, 1);
	zend_declare_typed_property(class_entry, property_evidence_name, &property_evidence_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_evidence_name);

	zval property_help_default_value;
	ZVAL_UNDEF(&property_help_default_value);
	zend_string *property_help_name = zend_string_init("help", sizeof("help") - 1, 1);
	zend_declare_typed_property(class_entry, property_help_name, &property_help_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_help_name);

	zval property_retryable_default_value;
	ZVAL_UNDEF(&property_retryable_default_value);
	zend_string *property_retryable_name = zend_string_init("retryable", sizeof("retryable") - 1, 1);
	zend_declare_typed_property(class_entry, property_retryable_name, &property_retryable_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_retryable_name);

	zval property_retryAfter_default_value;
	ZVAL_UNDEF(&property_retryAfter_default_value);
	zend_string *property_retryAfter_name = zend_string_init("retryAfter", sizeof("retryAfter") - 1, 1);
	zend_declare_typed_property(class_entry, property_retryAfter_name, &property_retryAfter_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE|MAY_BE_NULL));
	zend_string_release(property_retryAfter_name);

	zval property_reference_default_value;
	ZVAL_UNDEF(&property_reference_default_value);
	zend_string *property_reference_name = zend_string_init("reference", sizeof("reference") - 1, 1);
	zend_declare_typed_property(class_entry, property_reference_name, &property_reference_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_reference_name);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_Report(zend_class_entry *class_entry_Stringable, zend_class_entry *class_entry_JsonSerializable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "Report", class_WsClient_Report_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 2, class_entry_Stringable, class_entry_JsonSerializable);

	zval property_ok_default_value;
	ZVAL_UNDEF(&property_ok_default_value);
	zend_string *property_ok_name = zend_string_init("ok", sizeof("ok") - 1, 1);
	zend_declare_typed_property(class_entry, property_ok_name, &property_ok_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_ok_name);

	zval property_url_default_value;
	ZVAL_UNDEF(&property_url_default_value);
	zend_string *property_url_name = zend_string_init("url", sizeof("url") - 1, 1);
	zend_declare_typed_property(class_entry, property_url_name, &property_url_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_url_name);

	zval property_phases_default_value;
	ZVAL_UNDEF(&property_phases_default_value);
	zend_string *property_phases_name = zend_string_init("phases", sizeof("phases") - 1, 1);
	zend_declare_typed_property(class_entry, property_phases_name, &property_phases_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_phases_name);

	zval property_certificates_default_value;
	ZVAL_UNDEF(&property_certificates_default_value);
	zend_string *property_certificates_name = zend_string_init("certificates", sizeof("certificates") - 1, 1);
	zend_declare_typed_property(class_entry, property_certificates_name, &property_certificates_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_certificates_name);

	zval property_request_default_value;
	ZVAL_UNDEF(&property_request_default_value);
	zend_string *property_request_name = zend_string_init("request", sizeof("request") - 1, 1);
	zend_declare_typed_property(class_entry, property_request_name, &property_request_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY|MAY_BE_NULL));
	zend_string_release(property_request_name);

	zval property_response_default_value;
	ZVAL_UNDEF(&property_response_default_value);
	zend_string *property_response_name = zend_string_init("response", sizeof("response") - 1, 1);
	zend_declare_typed_property(class_entry, property_response_name, &property_response_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY|MAY_BE_NULL));
	zend_string_release(property_response_name);

	zval property_programs_default_value;
	ZVAL_UNDEF(&property_programs_default_value);
	zend_string *property_programs_name = zend_string_init("programs", sizeof("programs") - 1, 1);
	zend_declare_typed_property(class_entry, property_programs_name, &property_programs_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_programs_name);

	zend_string *property_diagnosis_class_WsClient_Diagnosis = zend_string_init("WsClient\\Diagnosis", sizeof("WsClient\\Diagnosis")-1, 1);
	zval property_diagnosis_default_value;
	ZVAL_UNDEF(&property_diagnosis_default_value);
	zend_string *property_diagnosis_name = zend_string_init("diagnosis", sizeof("diagnosis") - 1, 1);
	zend_declare_typed_property(class_entry, property_diagnosis_name, &property_diagnosis_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_diagnosis_class_WsClient_Diagnosis, 0, MAY_BE_NULL));
	zend_string_release(property_diagnosis_name);

	zval property_checks_default_value;
	ZVAL_UNDEF(&property_checks_default_value);
	zend_string *property_checks_name = zend_string_init("checks", sizeof("checks") - 1, 1);
	zend_declare_typed_property(class_entry, property_checks_name, &property_checks_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_checks_name);

	zval property_text_default_value;
	ZVAL_UNDEF(&property_text_default_value);
	zend_string *property_text_name = zend_string_init("text", sizeof("text") - 1, 1);
	zend_declare_typed_property(class_entry, property_text_name, &property_text_default_value, ZEND_ACC_PRIVATE|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_text_name);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_Check(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "Check", class_WsClient_Check_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	zval property_id_default_value;
	ZVAL_UNDEF(&property_id_default_value);
	zend_string *property_id_name = zend_string_init("id", sizeof("id") - 1, 1);
	zend_declare_typed_property(class_entry, property_id_name, &property_id_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_id_name);

	zend_string *property_result_class_WsClient_CheckResult = zend_string_init("WsClient\\CheckResult", sizeof("WsClient\\CheckResult")-1, 1);
	zval property_result_default_value;
	ZVAL_UNDEF(&property_result_default_value);
	zend_string *property_result_name = zend_string_init("result", sizeof("result") - 1, 1);
	zend_declare_typed_property(class_entry, property_result_name, &property_result_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_result_class_WsClient_CheckResult, 0, 0));
	zend_string_release(property_result_name);

	zval property_title_default_value;
	ZVAL_UNDEF(&property_title_default_value);
	zend_string *property_title_name = zend_string_init("title", sizeof("title") - 1, 1);
	zend_declare_typed_property(class_entry, property_title_name, &property_title_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_title_name);

	zval property_detail_default_value;
	ZVAL_UNDEF(&property_detail_default_value);
	zend_string *property_detail_name = zend_string_init("detail", sizeof("detail") - 1, 1);
	zend_declare_typed_property(class_entry, property_detail_name, &property_detail_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_detail_name);

	zval property_seconds_default_value;
	ZVAL_UNDEF(&property_seconds_default_value);
	zend_string *property_seconds_name = zend_string_init("seconds", sizeof("seconds") - 1, 1);
	zend_declare_typed_property(class_entry, property_seconds_name, &property_seconds_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_seconds_name);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_ConnectionInfo(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "ConnectionInfo", class_WsClient_ConnectionInfo_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	zval property_url_default_value;
	ZVAL_UNDEF(&property_url_default_value);
	zend_string *property_url_name = zend_string_init("url", sizeof("url") - 1, 1);
	zend_declare_typed_property(class_entry, property_url_name, &property_url_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_url_name);

	zval property_peerAddress_default_value;
	ZVAL_UNDEF(&property_peerAddress_default_value);
	zend_string *property_peerAddress_name = zend_string_init("peerAddress", sizeof("peerAddress") - 1, 1);
	zend_declare_typed_property(class_entry, property_peerAddress_name, &property_peerAddress_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_peerAddress_name);

	zval property_localAddress_default_value;
	ZVAL_UNDEF(&property_localAddress_default_value);
	zend_string *property_localAddress_name = zend_string_init("localAddress", sizeof("localAddress") - 1, 1);
	zend_declare_typed_property(class_entry, property_localAddress_name, &property_localAddress_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_localAddress_name);

	zval property_tlsVersion_default_value;
	ZVAL_UNDEF(&property_tlsVersion_default_value);
	zend_string *property_tlsVersion_name = zend_string_init("tlsVersion", sizeof("tlsVersion") - 1, 1);
	zend_declare_typed_property(class_entry, property_tlsVersion_name, &property_tlsVersion_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_tlsVersion_name);

	zval property_tlsCipher_default_value;
	ZVAL_UNDEF(&property_tlsCipher_default_value);
	zend_string *property_tlsCipher_name = zend_string_init("tlsCipher", sizeof("tlsCipher") - 1, 1);
	zend_declare_typed_property(class_entry, property_tlsCipher_name, &property_tlsCipher_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_tlsCipher_name);

	zval property_tlsResumed_default_value;
	ZVAL_UNDEF(&property_tlsResumed_default_value);
	zend_string *property_tlsResumed_name = zend_string_init("tlsResumed", sizeof("tlsResumed") - 1, 1);
	zend_declare_typed_property(class_entry, property_tlsResumed_name, &property_tlsResumed_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_tlsResumed_name);

	zval property_tlsVerified_default_value;
	ZVAL_UNDEF(&property_tlsVerified_default_value);
	zend_string *property_tlsVerified_name = zend_string_init("tlsVerified", sizeof("tlsVerified") - 1, 1);
	zend_declare_typed_property(class_entry, property_tlsVerified_name, &property_tlsVerified_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_tlsVerified_name);

	zval property_tlsChain_default_value;
	ZVAL_UNDEF(&property_tlsChain_default_value);
	zend_string *property_tlsChain_name = zend_string_init("tlsChain", sizeof("tlsChain") - 1, 1);
	zend_declare_typed_property(class_entry, property_tlsChain_name, &property_tlsChain_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_tlsChain_name);

	zval property_tlsTrust_default_value;
	ZVAL_UNDEF(&property_tlsTrust_default_value);
	zend_string *property_tlsTrust_name = zend_string_init("tlsTrust", sizeof("tlsTrust") - 1, 1);
	zend_declare_typed_property(class_entry, property_tlsTrust_name, &property_tlsTrust_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_tlsTrust_name);

	zval property_responseHeaders_default_value;
	ZVAL_UNDEF(&property_responseHeaders_default_value);
	zend_string *property_responseHeaders_name = zend_string_init("responseHeaders", sizeof("responseHeaders") - 1, 1);
	zend_declare_typed_property(class_entry, property_responseHeaders_name, &property_responseHeaders_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_responseHeaders_name);

	zval property_subprotocol_default_value;
	ZVAL_UNDEF(&property_subprotocol_default_value);
	zend_string *property_subprotocol_name = zend_string_init("subprotocol", sizeof("subprotocol") - 1, 1);
	zend_declare_typed_property(class_entry, property_subprotocol_name, &property_subprotocol_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_subprotocol_name);

	zval property_extensions_default_value;
	ZVAL_UNDEF(&property_extensions_default_value);
	zend_string *property_extensions_name = zend_string_init("extensions", sizeof("extensions") - 1, 1);
	zend_declare_typed_property(class_entry, property_extensions_name, &property_extensions_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_extensions_name);

	zval property_compression_default_value;
	ZVAL_UNDEF(&property_compression_default_value);
	zend_string *property_compression_name = zend_string_init("compression", sizeof("compression") - 1, 1);
	zend_declare_typed_property(class_entry, property_compression_name, &property_compression_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY|MAY_BE_NULL));
	zend_string_release(property_compression_name);

	zval property_phases_default_value;
	ZVAL_UNDEF(&property_phases_default_value);
	zend_string *property_phases_name = zend_string_init("phases", sizeof("phases") - 1, 1);
	zend_declare_typed_property(class_entry, property_phases_name, &property_phases_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_phases_name);

	zval property_connectSeconds_default_value;
	ZVAL_UNDEF(&property_connectSeconds_default_value);
	zend_string *property_connectSeconds_name = zend_string_init("connectSeconds", sizeof("connectSeconds") - 1, 1);
	zend_declare_typed_property(class_entry, property_connectSeconds_name, &property_connectSeconds_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_connectSeconds_name);

	zval property_openSeconds_default_value;
	ZVAL_UNDEF(&property_openSeconds_default_value);
	zend_string *property_openSeconds_name = zend_string_init("openSeconds", sizeof("openSeconds") - 1, 1);
	zend_declare_typed_property(class_entry, property_openSeconds_name, &property_openSeconds_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_openSeconds_name);

	zval property_messagesSent_default_value;
	ZVAL_UNDEF(&property_messagesSent_default_value);
	zend_string *property_messagesSent_name = zend_string_init("messagesSent", sizeof("messagesSent") - 1, 1);
	zend_declare_typed_property(class_entry, property_messagesSent_name, &property_messagesSent_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_messagesSent_name);

	zval property_messagesReceived_default_value;
	ZVAL_UNDEF(&property_messagesReceived_default_value);
	zend_string *property_messagesReceived_name = zend_string_init("messagesReceived", sizeof("messagesReceived") - 1, 1);
	zend_declare_typed_property(class_entry, property_messagesReceived_name, &property_messagesReceived_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_messagesReceived_name);

	zval property_framesSent_default_value;
	ZVAL_UNDEF(&property_framesSent_default_value);
	zend_string *property_framesSent_name = zend_string_init("framesSent", sizeof("framesSent") - 1, 1);
	zend_declare_typed_property(class_entry, property_framesSent_name, &property_framesSent_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_framesSent_name);

	zval property_framesReceived_default_value;
	ZVAL_UNDEF(&property_framesReceived_default_value);
	zend_string *property_framesReceived_name = zend_string_init("framesReceived", sizeof("framesReceived") - 1, 1);
	zend_declare_typed_property(class_entry, property_framesReceived_name, &property_framesReceived_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_framesReceived_name);

	zval property_bytesSent_default_value;
	ZVAL_UNDEF(&property_bytesSent_default_value);
	zend_string *property_bytesSent_name = zend_string_init("bytesSent", sizeof("bytesSent") - 1, 1);
	zend_declare_typed_property(class_entry, property_bytesSent_name, &property_bytesSent_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_bytesSent_name);

	zval property_bytesReceived_default_value;
	ZVAL_UNDEF(&property_bytesReceived_default_value);
	zend_string *property_bytesReceived_name = zend_string_init("bytesReceived", sizeof("bytesReceived") - 1, 1);
	zend_declare_typed_property(class_entry, property_bytesReceived_name, &property_bytesReceived_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_bytesReceived_name);

	zval property_latency_default_value;
	ZVAL_UNDEF(&property_latency_default_value);
	zend_string *property_latency_name = zend_string_init("latency", sizeof("latency") - 1, 1);
	zend_declare_typed_property(class_entry, property_latency_name, &property_latency_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE|MAY_BE_NULL));
	zend_string_release(property_latency_name);

	zval property_messagesWaiting_default_value;
	ZVAL_UNDEF(&property_messagesWaiting_default_value);
	zend_string *property_messagesWaiting_name = zend_string_init("messagesWaiting", sizeof("messagesWaiting") - 1, 1);
	zend_declare_typed_property(class_entry, property_messagesWaiting_name, &property_messagesWaiting_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_messagesWaiting_name);

	zval property_pingsUnanswered_default_value;
	ZVAL_UNDEF(&property_pingsUnanswered_default_value);
	zend_string *property_pingsUnanswered_name = zend_string_init("pingsUnanswered", sizeof("pingsUnanswered") - 1, 1);
	zend_declare_typed_property(class_entry, property_pingsUnanswered_name, &property_pingsUnanswered_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_pingsUnanswered_name);

	zval property_secondsSinceReceived_default_value;
	ZVAL_UNDEF(&property_secondsSinceReceived_default_value);
	zend_string *property_secondsSinceReceived_name = zend_string_init("secondsSinceReceived", sizeof("secondsSinceReceived") - 1, 1);
	zend_declare_typed_property(class_entry, property_secondsSinceReceived_name, &property_secondsSinceReceived_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE|MAY_BE_NULL));
	zend_string_release(property_secondsSinceReceived_name);

	zval property_secondsSinceSent_default_value;
	ZVAL_UNDEF(&property_secondsSinceSent_default_value);
	zend_string *property_secondsSinceSent_name = zend_string_init("secondsSinceSent", sizeof("secondsSinceSent") - 1, 1);
	zend_declare_typed_property(class_entry, property_secondsSinceSent_name, &property_secondsSinceSent_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE|MAY_BE_NULL));
	zend_string_release(property_secondsSinceSent_name);

	zval property_secondsSinceAcknowledged_default_value;
	ZVAL_UNDEF(&property_secondsSinceAcknowledged_default_value);
	zend_string *property_secondsSinceAcknowledged_name = zend_string_init("secondsSinceAcknowledged", sizeof("secondsSinceAcknowledged") - 1, 1);
	zend_declare_typed_property(class_entry, property_secondsSinceAcknowledged_name, &property_secondsSinceAcknowledged_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE|MAY_BE_NULL));
	zend_string_release(property_secondsSinceAcknowledged_name);

	zval property_unacknowledgedBytes_default_value;
	ZVAL_UNDEF(&property_unacknowledgedBytes_default_value);
	zend_string *property_unacknowledgedBytes_name = zend_string_init("unacknowledgedBytes", sizeof("unacknowledgedBytes") - 1, 1);
	zend_declare_typed_property(class_entry, property_unacknowledgedBytes_name, &property_unacknowledgedBytes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_unacknowledgedBytes_name);

	zval property_unsentBytes_default_value;
	ZVAL_UNDEF(&property_unsentBytes_default_value);
	zend_string *property_unsentBytes_name = zend_string_init("unsentBytes", sizeof("unsentBytes") - 1, 1);
	zend_declare_typed_property(class_entry, property_unsentBytes_name, &property_unsentBytes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_unsentBytes_name);

	zval property_roundTrip_default_value;
	ZVAL_UNDEF(&property_roundTrip_default_value);
	zend_string *property_roundTrip_name = zend_string_init("roundTrip", sizeof("roundTrip") - 1, 1);
	zend_declare_typed_property(class_entry, property_roundTrip_name, &property_roundTrip_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE|MAY_BE_NULL));
	zend_string_release(property_roundTrip_name);

	zval property_roundTripVariance_default_value;
	ZVAL_UNDEF(&property_roundTripVariance_default_value);
	zend_string *property_roundTripVariance_name = zend_string_init("roundTripVariance", sizeof("roundTripVariance") - 1, 1);
	zend_declare_typed_property(class_entry, property_roundTripVariance_name, &property_roundTripVariance_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE|MAY_BE_NULL));
	zend_string_release(property_roundTripVariance_name);

	zval property_retransmissions_default_value;
	ZVAL_UNDEF(&property_retransmissions_default_value);
	zend_string *property_retransmissions_name = zend_string_init("retransmissions", sizeof("retransmissions") - 1, 1);
	zend_declare_typed_property(class_entry, property_retransmissions_name, &property_retransmissions_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_retransmissions_name);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_WsClientException(zend_class_entry *class_entry_RuntimeException, zend_class_entry *class_entry_JsonSerializable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "WsClientException", class_WsClient_WsClientException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);
	zend_class_implements(class_entry, 1, class_entry_JsonSerializable);

	zend_string *property_diagnosis_class_WsClient_Diagnosis = zend_string_init("WsClient\\Diagnosis", sizeof("WsClient\\Diagnosis")-1, 1);
	zval property_diagnosis_default_value;
	ZVAL_UNDEF(&property_diagnosis_default_value);
	zend_string *property_diagnosis_name = zend_string_init("diagnosis", sizeof("diagnosis") - 1, 1);
	zend_declare_typed_property(class_entry, property_diagnosis_name, &property_diagnosis_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_diagnosis_class_WsClient_Diagnosis, 0, MAY_BE_NULL));
	zend_string_release(property_diagnosis_name);

	zend_string *property_report_class_WsClient_Report = zend_string_init("WsClient\\Report", sizeof("WsClient\\Report")-1, 1);
	zval property_report_default_value;
	ZVAL_UNDEF(&property_report_default_value);
	zend_string *property_report_name = zend_string_init("report", sizeof("report") - 1, 1);
	zend_declare_typed_property(class_entry, property_report_name, &property_report_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_report_class_WsClient_Report, 0, MAY_BE_NULL));
	zend_string_release(property_report_name);

	zval property_errorCode_default_value;
	ZVAL_UNDEF(&property_errorCode_default_value);
	zend_string *property_errorCode_name = zend_string_init("errorCode", sizeof("errorCode") - 1, 1);
	zend_declare_typed_property(class_entry, property_errorCode_name, &property_errorCode_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_errorCode_name);

	zend_string *property_layer_class_WsClient_Layer = zend_string_init("WsClient\\Layer", sizeof("WsClient\\Layer")-1, 1);
	zval property_layer_default_value;
	ZVAL_UNDEF(&property_layer_default_value);
	zend_string *property_layer_name = zend_string_init("layer", sizeof("layer") - 1, 1);
	zend_declare_typed_property(class_entry, property_layer_name, &property_layer_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_layer_class_WsClient_Layer, 0, MAY_BE_NULL));
	zend_string_release(property_layer_name);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_ConnectException(zend_class_entry *class_entry_WsClient_WsClientException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "ConnectException", class_WsClient_ConnectException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_WsClient_WsClientException);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_InvalidUrlException(zend_class_entry *class_entry_WsClient_ConnectException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "InvalidUrlException", class_WsClient_InvalidUrlException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_WsClient_ConnectException);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_NameResolutionException(zend_class_entry *class_entry_WsClient_ConnectException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "NameResolutionException", class_WsClient_NameResolutionException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_WsClient_ConnectException);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_TcpException(zend_class_entry *class_entry_WsClient_ConnectException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "TcpException", class_WsClient_TcpException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_WsClient_ConnectException);

	zval property_attempts_default_value;
	ZVAL_UNDEF(&property_attempts_default_value);
	zend_string *property_attempts_name = zend_string_init("attempts", sizeof("attempts") - 1, 1);
	zend_declare_typed_property(class_entry, property_attempts_name, &property_attempts_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_attempts_name);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_TlsException(zend_class_entry *class_entry_WsClient_ConnectException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "TlsException", class_WsClient_TlsException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_WsClient_ConnectException);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_CertificateException(zend_class_entry *class_entry_WsClient_TlsException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "CertificateException", class_WsClient_CertificateException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_WsClient_TlsException);

	zval property_chain_default_value;
	ZVAL_UNDEF(&property_chain_default_value);
	zend_string *property_chain_name = zend_string_init("chain", sizeof("chain") - 1, 1);
	zend_declare_typed_property(class_entry, property_chain_name, &property_chain_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_chain_name);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_HandshakeException(zend_class_entry *class_entry_WsClient_ConnectException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "HandshakeException", class_WsClient_HandshakeException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_WsClient_ConnectException);

	zval property_status_default_value;
	ZVAL_UNDEF(&property_status_default_value);
	zend_string *property_status_name = zend_string_init("status", sizeof("status") - 1, 1);
	zend_declare_typed_property(class_entry, property_status_name, &property_status_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_status_name);

	zval property_headers_default_value;
	ZVAL_UNDEF(&property_headers_default_value);
	zend_string *property_headers_name = zend_string_init("headers", sizeof("headers") - 1, 1);
	zend_declare_typed_property(class_entry, property_headers_name, &property_headers_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_headers_name);

	zval property_body_default_value;
	ZVAL_UNDEF(&property_body_default_value);
	zend_string *property_body_name = zend_string_init("body", sizeof("body") - 1, 1);
	zend_declare_typed_property(class_entry, property_body_name, &property_body_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_body_name);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_ConnectionClosedException(zend_class_entry *class_entry_WsClient_WsClientException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "ConnectionClosedException", class_WsClient_ConnectionClosedException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_WsClient_WsClientException);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_ConnectionLostException(zend_class_entry *class_entry_WsClient_ConnectionClosedException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "ConnectionLostException", class_WsClient_ConnectionLostException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_WsClient_ConnectionClosedException);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_ProtocolException(zend_class_entry *class_entry_WsClient_WsClientException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "ProtocolException", class_WsClient_ProtocolException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_WsClient_WsClientException);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_MessageTooBigException(zend_class_entry *class_entry_WsClient_ProtocolException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "MessageTooBigException", class_WsClient_MessageTooBigException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_WsClient_ProtocolException);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_TimeoutException(zend_class_entry *class_entry_WsClient_WsClientException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "TimeoutException", class_WsClient_TimeoutException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_WsClient_WsClientException);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_InterruptedException(zend_class_entry *class_entry_WsClient_WsClientException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "InterruptedException", class_WsClient_InterruptedException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_WsClient_WsClientException);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_ConcurrencyError(zend_class_entry *class_entry_Error)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "ConcurrencyError", class_WsClient_ConcurrencyError_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Error);

	return class_entry;
}

static zend_class_entry *register_class_WsClient_Poller(zend_class_entry *class_entry_Countable, zend_class_entry *class_entry_IteratorAggregate)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WsClient", "Poller", class_WsClient_Poller_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 2, class_entry_Countable, class_entry_IteratorAggregate);

	return class_entry;
}
