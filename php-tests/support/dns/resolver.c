/* Preloaded in front of the C library: a resolver with fixed answers, and connects that fail as told. */

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct answer {
	const char *name;
	int error;
	const char *addresses[2];
};

static const struct answer answers[] = {
	{"not-found.test", EAI_NONAME, {0}},
	{"again.test", EAI_AGAIN, {0}},
	{"no-data.test", EAI_NODATA, {0}},
	{"fail.test", EAI_FAIL, {0}},
	{"system.test", EAI_SYSTEM, {0}},
	{"one.test", 0, {"127.0.0.1", 0}},
	{"xn--bcher-kva.test", 0, {"127.0.0.1", 0}},
	{"ipv6.test", 0, {"::1", 0}},
	{"two.test", 0, {"::1", "127.0.0.1"}},
	{"two-ipv4.test", 0, {"127.0.0.2", "127.0.0.1"}},
};

/* As getaddrinfo lays it out, so that the real freeaddrinfo can free it: entry and address in one block. */
static struct addrinfo *entry(const char *text)
{
	struct addrinfo *info = calloc(1, sizeof *info + sizeof(struct sockaddr_in6));
	struct sockaddr_in *v4 = (struct sockaddr_in *) (info + 1);
	struct sockaddr_in6 *v6 = (struct sockaddr_in6 *) (info + 1);

	info->ai_addr = (struct sockaddr *) (info + 1);
	info->ai_socktype = SOCK_STREAM;
	info->ai_protocol = IPPROTO_TCP;
	if (inet_pton(AF_INET6, text, &v6->sin6_addr) == 1) {
		info->ai_family = v6->sin6_family = AF_INET6;
		info->ai_addrlen = sizeof *v6;
	} else {
		inet_pton(AF_INET, text, &v4->sin_addr);
		info->ai_family = v4->sin_family = AF_INET;
		info->ai_addrlen = sizeof *v4;
	}
	return info;
}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **out)
{
	int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **);

	if (name && strncmp(name, "slow", 4) == 0) {
		sleep(30);
		return EAI_AGAIN;
	}
	for (size_t i = 0; name && i < sizeof answers / sizeof *answers; i++) {
		if (strcmp(name, answers[i].name) == 0) {
			struct addrinfo **next = out;

			if (answers[i].error == EAI_SYSTEM) {
				errno = EIO;
			}
			for (size_t j = 0; !answers[i].error && j < 2 && answers[i].addresses[j]; j++) {
				*next = entry(answers[i].addresses[j]);
				next = &(*next)->ai_next;
			}
			return answers[i].error;
		}
	}
	*(void **) &real = dlsym(RTLD_NEXT, "getaddrinfo");
	return real(name, service, hints, out);
}

/* PHP loads extensions with RTLD_DEEPBIND, which would let them see the C library before this one. */
void *dlopen(const char *file, int flags)
{
	void *(*real)(const char *, int);

	*(void **) &real = dlsym(RTLD_NEXT, "dlopen");
	return real(file, flags & ~RTLD_DEEPBIND);
}

/* With CONNECT_ERRNO in the environment, each connect to 127.0.0.99 fails with that error. */
int connect(int fd, const struct sockaddr *address, socklen_t length)
{
	int (*real)(int, const struct sockaddr *, socklen_t);
	const struct sockaddr_in *v4 = (const struct sockaddr_in *) address;
	const char *wanted = getenv("CONNECT_ERRNO");

	if (wanted && address->sa_family == AF_INET && ntohl(v4->sin_addr.s_addr) == 0x7f000063) {
		errno = atoi(wanted);
		return -1;
	}
	*(void **) &real = dlsym(RTLD_NEXT, "connect");
	return real(fd, address, length);
}

/* With NO_THREADS, as where a limit on threads is met. */
int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *argument)
{
	int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

	if (getenv("NO_THREADS")) {
		return EAGAIN;
	}
	real = dlsym(RTLD_NEXT, "pthread_create");
	return real(thread, attributes, start, argument);
}
