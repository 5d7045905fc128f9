/* Runs PHP with the extension in several threads at the same time, and starts and stops it again and again.
 *
 * threads PHP_INI SCRIPT THREADS REQUESTS STARTS: each start has that many threads, each with its share of the
 * requests. A request includes SCRIPT, which finds the number of its thread in $thread, and returns true or says what
 * went wrong. Prints a line "passed NAME" or "failed NAME: WORDS" for each start and each thread, and for the memory
 * that all of it left behind. */
#define _GNU_SOURCE
#include <dirent.h>
#include <malloc.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sapi/embed/php_embed.h>

ZEND_TSRMLS_CACHE_DEFINE()

/* Bytes that the second half of the starts may add to what the process has allocated. */
#define MORE 32768

struct worker {
	pthread_t thread;
	int number;
	int requests;
	int failed;
	char words[512];
};

static const char *script;

/* One request in the thread of that number; false, with words, if it went wrong. */
static bool perform(int number, char *words, size_t size)
{
	volatile bool fine = false;
	char code[4096];

	snprintf(code, sizeof code, "(function () { $thread = %d; return require '%s'; })()", number, script);

	zend_first_try {
		zval result;

		ZVAL_UNDEF(&result);
		if (zend_eval_string_ex(code, &result, "request", true) == SUCCESS && !EG(exception)) {
			fine = Z_TYPE(result) == IS_TRUE;
			if (!fine) {
				snprintf(words, size, "%s", Z_TYPE(result) == IS_STRING ? Z_STRVAL(result) : "no result");
			}
		} else {
			snprintf(words, size, "an exception");
		}
		zval_ptr_dtor(&result);
	} zend_catch {
		snprintf(words, size, "a fatal error");
	} zend_end_try();
	return fine;
}

static void *work(void *argument)
{
	struct worker *worker = argument;

	ts_resource(0);
	ZEND_TSRMLS_CACHE_UPDATE();
	for (int i = 0; i < worker->requests; i++) {
		if (php_request_startup() == FAILURE) {
			snprintf(worker->words, sizeof worker->words, "the request did not start");
			worker->failed++;
			continue;
		}
		SG(headers_sent) = 1;
		SG(request_info).no_headers = 1;
		if (!perform(worker->number, worker->words, sizeof worker->words)) {
			worker->failed++;
		}
		php_request_shutdown(NULL);
	}
	ts_free_thread();
	return NULL;
}

/* Entries of a folder of /proc/self. */
static int count(const char *folder)
{
	DIR *directory = opendir(folder);
	int entries = 0;

	while (directory && readdir(directory)) {
		entries++;
	}
	if (directory) {
		closedir(directory);
	}
	return entries;
}

/* The engine from its start to its end, with as many requests in each thread. False if it did not start. */
static bool run_engine(struct worker *workers, int threads, int requests)
{
	char words[512] = "";

	if (php_embed_init(0, NULL) == FAILURE) {
		return false;
	}
	ZEND_TSRMLS_CACHE_UPDATE();
	for (int i = 0; i < threads; i++) {
		workers[i].number = i;
		workers[i].requests = requests;
		if (pthread_create(&workers[i].thread, NULL, work, &workers[i]) != 0) {
			abort();
		}
	}
	for (int i = 0; i < threads; i++) {
		pthread_join(workers[i].thread, NULL);
	}
	/* php_embed_init() has begun a request in this thread. */
	bool fine = perform(threads, words, sizeof words);
	php_embed_shutdown();
	if (!fine) {
		printf("failed main thread: %s\n", words);
	}
	return true;
}

int main(int argc, char **argv)
{
	if (argc != 6) {
		fprintf(stderr, "usage: threads PHP_INI SCRIPT THREADS REQUESTS STARTS\n");
		return 2;
	}
	const int threads = atoi(argv[3]), requests = atoi(argv[4]), starts = atoi(argv[5]);
	struct worker *workers = calloc(threads, sizeof *workers);
	const int before_descriptors = count("/proc/self/fd"), before_tasks = count("/proc/self/task");
	size_t memory_by_half = 0;

	script = argv[2];
	/* Each has a variable to putenv() from the start on: glibc's getenv(), in a look-up of a name, is not safe while
	 * the list of variables grows. */
	for (int i = 0; i <= threads; i++) {
		char name[32];

		snprintf(name, sizeof name, "EMBED_%d", i);
		setenv(name, "", 1);
	}
	/* One arena: with more of them, what is allocated depends on which thread ran when. */
	mallopt(M_ARENA_MAX, 1);
	setvbuf(stdout, NULL, _IOLBF, 0);
	for (int start = 1; start <= starts; start++) {
		php_embed_module.php_ini_path_override = argv[1];
		if (!run_engine(workers, threads, requests / starts)) {
			printf("failed start %d: the engine did not start\n", start);
			return 1;
		}
		const int descriptors = count("/proc/self/fd");
		const int tasks = count("/proc/self/task");
		const size_t memory = mallinfo2().uordblks;
		fprintf(stderr, "start %d: %d descriptors, %d threads, %zu bytes\n", start, descriptors - before_descriptors,
			tasks - before_tasks, memory);
		if (descriptors != before_descriptors || tasks != before_tasks) {
			printf("failed start %d: %d descriptors and %d threads are left\n", start,
				descriptors - before_descriptors, tasks - before_tasks);
		} else {
			printf("passed start %d\n", start);
		}
		/* By then, what is kept once per process is there. */
		if (start == starts / 2) {
			memory_by_half = memory;
		} else if (start == starts && memory > memory_by_half + MORE) {
			printf("failed memory: the second half of the starts left %zu bytes\n", memory - memory_by_half);
		} else if (start == starts) {
			printf("passed memory\n");
		}
	}
	for (int i = 0; i < threads; i++) {
		if (workers[i].failed) {
			printf("failed thread %d: %d of %d requests, the last: %s\n", i, workers[i].failed, requests,
				workers[i].words);
		} else {
			printf("passed thread %d\n", i);
		}
	}
	free(workers);
	return 0;
}
