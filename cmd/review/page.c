/* review/page.c - the page's files, inside the program
 *
 * The assembler copies the files in, as lib/detect/models.c has the networks.
 * Paths are relative to the root of the repo, where the Makefile runs the
 * compiler. A new script is a word in SCRIPTS, another file of the page one
 * EMBED and one row.
 */
#include "cmd/review/page.h"

#include <pthread.h>
#include <stdint.h>
#include <string.h>

#define TEXT_(x) #x
#define TEXT(x) TEXT_(x)
/* Mach-O puts an underscore in front of C names, ELF nothing. */
#define SYMBOL(name) TEXT(__USER_LABEL_PREFIX__) #name

#if defined(__APPLE__)
#define READ_ONLY ".const_data\n"
#define HIDE(name) ".private_extern " SYMBOL(name) "\n"
#define BACK ".text\n"
#else
#define READ_ONLY ".pushsection .rodata\n"
#define HIDE(name) ".hidden " SYMBOL(name) "\n"
#define BACK ".popsection\n"
#endif

/* clang-format off */
/* The bytes as `name`, their number as `name_size`. A path is a piece of a
   string: parentheses around it would not compile. */
/* NOLINTBEGIN(bugprone-macro-parentheses) */
#define EMBED(name, path)                                        \
    __asm__(READ_ONLY                                            \
            ".balign 16\n"                                       \
            ".globl " SYMBOL(name) "\n"                          \
            HIDE(name)                                           \
            SYMBOL(name) ":\n"                                   \
            ".incbin \"cmd/review/page/" path "\"\n"             \
            SYMBOL(name##_end) ":\n"                             \
            ".balign 16\n"                                       \
            ".globl " SYMBOL(name##_size) "\n"                   \
            HIDE(name##_size)                                    \
            SYMBOL(name##_size) ":\n"                            \
            ".quad " SYMBOL(name##_end) " - " SYMBOL(name) "\n"  \
            BACK);                                               \
    extern const unsigned char name[]                            \
        __attribute__((visibility("hidden")));                   \
    extern const uint64_t name##_size                            \
        __attribute__((visibility("hidden")))
/* NOLINTEND(bugprone-macro-parentheses) */
/* clang-format on */

/* NAME.js, served as /NAME.js. */
/* clang-format off */
#define SCRIPTS(X) \
    X(anatomy) X(api) X(banner) X(choice) X(conflict) X(deeds) X(dialogs) \
    X(dom) X(face) X(geometry) X(history) X(irises) X(keys) X(loader) \
    X(measured) X(moves) X(paint) X(parts) X(picture) X(placing) X(pointer) \
    X(queue) X(review) X(saver) X(show) X(stage) X(store) X(values) \
    X(verdict) X(view) X(wire) X(work)
/* clang-format on */
#define EMBED_SCRIPT(name) EMBED(page_##name, #name ".js");

EMBED(page_html, "index.html");
EMBED(page_css, "review.css");
EMBED(page_icon, "icon.svg");
SCRIPTS(EMBED_SCRIPT)

#define HTML "text/html; charset=utf-8"
#define CSS "text/css; charset=utf-8"
#define SVG "image/svg+xml"
#define SCRIPT "text/javascript; charset=utf-8"
#define ROW(name) {"/" #name ".js", SCRIPT, page_##name, &page_##name##_size},

/* clang-format off */
static const struct {
    const char *path, *type;
    const unsigned char *bytes;
    const uint64_t *count;
} files[] = {
    {"/", HTML, page_html, &page_html_size},
    {"/review.css", CSS, page_css, &page_css_size},
    {"/icon.svg", SVG, page_icon, &page_icon_size},
    SCRIPTS(ROW)
};
/* clang-format on */

enum { FILES = sizeof files / sizeof *files };

static page_file table[FILES];

/* The sizes are known to the linker only, so that the table cannot be const. */
static void fill(void)
{
    for (size_t i = 0; i < FILES; i++)
        table[i] = (page_file){files[i].path, files[i].type, files[i].bytes,
                               (size_t)*files[i].count};
}

const page_file *page_find(const char *path)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, fill);
    for (size_t i = 0; i < FILES; i++)
        if (!strcmp(table[i].path, path))
            return &table[i];
    return NULL;
}
