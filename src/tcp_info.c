/* TCP_INFO: what the kernel knows about a TCP connection. */

#include "php.h"
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include "glue.h"

/* How many bytes of struct tcp_info the kernel wrote; 0 where it cannot be read. */
size_t ws_tcp_info(int fd, uint8_t *buffer, size_t size)
{
#if defined(__linux__) && defined(TCP_INFO)
	socklen_t length = (socklen_t) size;

	if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, buffer, &length) == 0) {
		return length;
	}
#endif
	return 0;
}
