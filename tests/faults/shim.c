/* A disk that fails: writes or syncs give EIO while the file named by $BROKEN says so.
   It holds `write` or `sync`; with `@3` behind it only the third such call fails. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int is_broken(const char *call) {
    const char *path = getenv("BROKEN");
    static char before[16];
    static int calls;
    char text[16] = {0};
    int handle = path ? open(path, O_RDONLY) : -1;
    if (handle < 0) return 0;
    ssize_t length = read(handle, text, sizeof text - 1);
    close(handle);
    if (strcmp(text, before)) {
        strcpy(before, text);
        calls = 0;
    }
    if (length <= 0 || strncmp(text, call, strlen(call))) return 0;
    const char *which = strchr(text, '@');
    return which == NULL || ++calls == atoi(which + 1);
}

/* Only real files have a fault: pipes to the test go on. */
static int fails(int handle, const char *call) {
    struct stat status;
    if (fstat(handle, &status) || S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode)) return 0;
    if (!is_broken(call)) return 0;
    errno = EIO;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int handle, const void *data, size_t size) {
    return fails(handle, "write") ? -1 : REAL(write)(handle, data, size);
}
ssize_t pwrite(int handle, const void *data, size_t size, off_t place) {
    return fails(handle, "write") ? -1 : REAL(pwrite)(handle, data, size, place);
}
ssize_t pwrite64(int handle, const void *data, size_t size, off64_t place) {
    return fails(handle, "write") ? -1 : REAL(pwrite64)(handle, data, size, place);
}
int fsync(int handle) { return fails(handle, "sync") ? -1 : REAL(fsync)(handle); }
int fdatasync(int handle) { return fails(handle, "sync") ? -1 : REAL(fdatasync)(handle); }
