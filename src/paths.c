/* Paths as the engine resolves and checks them, and the settings that contain them. */

#include "php.h"
#include "php_ini.h"
#include "ext/standard/basic_functions.h"
#include "main/fopen_wrappers.h"

#include "glue.h"

/* The absolute form of a path, from the working directory of the script; NULL if there is none. To be
 * released with efree(). */
char *ws_absolute_path(const char *path)
{
	return expand_filepath(path, NULL);
}

/* The setting open_basedir if it does not allow the path, else NULL. */
const char *ws_open_basedir_against(const char *path)
{
	return php_check_open_basedir_ex(path, 0) == 0 ? NULL : PG(open_basedir);
}

/* An ini setting, also of an extension that is not loaded; NULL if it is not set or empty. by_directory: it was
 * set by a file in the script's directories (.user.ini, .htaccess), not by the administrator. */
const char *ws_ini(const char *name, bool *by_directory)
{
	size_t length = strlen(name);
	zend_ini_entry *entry = zend_hash_str_find_ptr(EG(ini_directives), name, length);
	char *value = NULL;

	*by_directory = entry && entry->modified && entry->modifiable != ZEND_INI_SYSTEM;
	if (entry) {
		value = entry->value ? ZSTR_VAL(entry->value) : NULL;
	} else if (cfg_get_string(name, &value) == FAILURE) {
		return NULL;
	}
	return value && *value ? value : NULL;
}

/* A copy of an environment variable, or NULL; to be released with free(). by_script: the script has set it
 * with putenv(). */
char *ws_environment(const char *name, bool *by_script)
{
	char *value;

	tsrm_env_lock();
	value = getenv(name);
	value = value ? strdup(value) : NULL;
	tsrm_env_unlock();
	*by_script = zend_hash_str_exists(&BG(putenv_ht), name, strlen(name));
	return value;
}

void ws_free_path(char *path)
{
	efree(path);
}

void ws_free_environment(char *value)
{
	free(value);
}
