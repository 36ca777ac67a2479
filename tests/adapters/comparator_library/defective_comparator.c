/* SPDX-License-Identifier: Apache-2.0 */
/* A face comparison library that breaks one rule: the one that the file "mode" in its configuration
 * folder names. In most modes only the picture whose first pixel is 200 shows it, so that tests can
 * see the run go on. OTHER_VERSION and NO_COMPARE are compiled in. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <madoguchi/face_comparator.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))
#define SIZE 8u
#define MARK 200u

static char mode[64];
static unsigned calls;

static int is(const char* name) { return strcmp(mode, name) == 0; }

static int* volatile nowhere;

static void die(void) { *nowhere = 1; }

static void hang(void) {
  for (;;) sleep(1);
}

static volatile uint8_t* eaten;

static void eat(void) {
  size_t step = (size_t)8 << 20;
  for (;;) {
    uint8_t* more = malloc(step);
    if (more == NULL) hang();
    memset(more, 1, step);
    eaten = more;
  }
}

#ifdef OTHER_VERSION
EXPORT uint32_t madoguchi_face_abi_version(void) { return 99; }
#else
EXPORT uint32_t madoguchi_face_abi_version(void) { return MADOGUCHI_FACE_ABI_VERSION; }
#endif

EXPORT MadoguchiFaceStatus madoguchi_face_initialize(const char* configuration,
                                                     MadoguchiFaceDescription* description) {
  char path[4096];
  FILE* file;
  snprintf(path, sizeof path, "%s/mode", configuration);
  file = fopen(path, "r");
  if (file == NULL || fgets(mode, sizeof mode, file) == NULL) return MADOGUCHI_FACE_CONFIGURATION;
  fclose(file);
  if (is("crash_initialize")) die();
  if (is("hang_initialize")) hang();
  if (is("refuse_initialize")) return MADOGUCHI_FACE_CONFIGURATION;
  if (is("write_configuration")) {
    snprintf(path, sizeof path, "%s/left-behind", configuration);
    file = fopen(path, "w");
    if (file == NULL) return MADOGUCHI_FACE_CONFIGURATION;
    fclose(file);
  }
  description->max_template_size = is("impossible_description") ? 0 : SIZE;
  description->template_size = SIZE;
  description->pixel_format = MADOGUCHI_FACE_GREY8;
  description->threshold = 0.5;
  strcpy(description->name, "defective comparator");
  strcpy(description->version, "1");
  return MADOGUCHI_FACE_SUCCESS;
}

static MadoguchiFaceStatus break_creation(const MadoguchiFaceImage* image, uint8_t* bytes,
                                          uint32_t* size) {
  if (is("crash_create")) die();
  if (is("abort_create")) abort();
  if (is("hang_create")) hang();
  if (is("exit_create")) exit(0);
  if (is("eat_memory")) eat();
  if (is("past_template")) memset(bytes, 1, SIZE + 4096);
  if (is("before_template")) bytes[-1] = 1;
  if (is("write_image")) memset((void*)(uintptr_t)image->pixels, 0, 1);
  if (is("past_image")) bytes[0] = image->pixels[image->stride * image->height + 64];
  if (is("too_large")) *size = SIZE + 1;
  if (is("other_size")) *size = SIZE - 1;
  if (is("empty_success")) *size = 0;
  if (is("wrong_status")) return 99;
  if (is("failure_with_template")) return MADOGUCHI_FACE_NO_FACE;
  if (is("random_template")) bytes[1] = (uint8_t)++calls;
  if (is("unset_template")) *size = SIZE; /* the bytes stay as they were */
  if (is("process_template")) memcpy(bytes + 1, &(int){getpid()}, 4);
  if (is("ignore_stride")) bytes[1] = image->pixels[image->width];
  if (is("print")) printf("found a face of holder 123456789012\n");
  if (is("print_error")) fputs("a line\n", stderr);
  if (is("print_without_end")) {
    for (;;) fputs("again and again\n", stderr);
  }
  if (is("close_descriptors")) close_range(3, 1000, 0);
  if (is("disturb")) send(3, "nonsense nonsense", 17, 0);
  return MADOGUCHI_FACE_SUCCESS;
}

EXPORT MadoguchiFaceStatus madoguchi_face_create_template(
    const MadoguchiFaceImage* images, uint32_t image_count, MadoguchiFaceRole role,
    uint8_t* template_bytes, uint32_t capacity, uint32_t* template_size, MadoguchiFaceEyes* eyes) {
  (void)image_count;
  (void)role;
  (void)capacity;
  (void)eyes;
  if (is("crash_every_create")) die();
  if (images[0].pixels[0] == 0) return MADOGUCHI_FACE_NO_FACE;
  if (!is("unset_template") || images[0].pixels[0] != MARK) memset(template_bytes, 7, SIZE);
  template_bytes[0] = images[0].pixels[0];
  *template_size = SIZE;
  if (images[0].pixels[0] != MARK) return MADOGUCHI_FACE_SUCCESS;
  return break_creation(images, template_bytes, template_size);
}

#ifndef NO_COMPARE
EXPORT MadoguchiFaceStatus madoguchi_face_compare(const uint8_t* verification,
                                                  uint32_t verification_size,
                                                  const uint8_t* enrolment, uint32_t enrolment_size,
                                                  double* similarity) {
  if (verification_size == 0 || enrolment_size == 0) {
    if (!is("empty_matches")) return MADOGUCHI_FACE_NO_TEMPLATE;
    *similarity = 1;
    return MADOGUCHI_FACE_SUCCESS;
  }
  *similarity = 1.0 / (1 + abs(verification[0] - enrolment[0]));
  if (verification[0] != MARK) return MADOGUCHI_FACE_SUCCESS;
  if (is("crash_compare")) die();
  if (is("hang_compare")) hang();
  if (is("nan")) *similarity = NAN;
  if (is("infinite")) *similarity = INFINITY;
  if (is("negative")) *similarity = -0.25;
  if (is("wrong_compare_status")) return MADOGUCHI_FACE_NO_FACE;
  if (is("refuse_own_template")) return MADOGUCHI_FACE_NO_TEMPLATE;
  if (is("random_score")) *similarity += 1e-12 * ++calls;
  if (is("process_score")) *similarity += 1e-9 * getpid();
  if (is("write_template")) memset((void*)(uintptr_t)enrolment, 0, 1);
  return MADOGUCHI_FACE_SUCCESS;
}
#endif
