/* SPDX-License-Identifier: Apache-2.0 */
/* The smallest library that breaks no rule: templates are digests of the picture, similarities look
 * random and are the same every time. It knows nothing about faces. */
#include <madoguchi/face_comparator.h>
#include <string.h>

#define SIZE 16u

/* FNV-1a, 64 bits. */
static uint64_t digest(uint64_t value, const uint8_t* bytes, uint32_t size) {
  uint32_t i;
  for (i = 0; i < size; ++i) value = (value ^ bytes[i]) * 1099511628211u;
  return value;
}

uint32_t madoguchi_face_abi_version(void) { return MADOGUCHI_FACE_ABI_VERSION; }

MadoguchiFaceStatus madoguchi_face_initialize(const char* configuration,
                                              MadoguchiFaceDescription* description) {
  (void)configuration;
  description->max_template_size = SIZE;
  description->template_size = SIZE;
  description->pixel_format = MADOGUCHI_FACE_GREY8;
  description->threshold = 0.999;
  strcpy(description->name, "null comparator");
  strcpy(description->version, "1");
  return MADOGUCHI_FACE_SUCCESS;
}

MadoguchiFaceStatus madoguchi_face_create_template(const MadoguchiFaceImage* images,
                                                   uint32_t image_count, MadoguchiFaceRole role,
                                                   uint8_t* template_bytes, uint32_t capacity,
                                                   uint32_t* template_size,
                                                   MadoguchiFaceEyes* eyes) {
  uint64_t halves[2] = {14695981039346656037u, 0};
  uint32_t y;
  (void)role;
  eyes[0].found = 0;
  if (image_count == 0 || capacity < SIZE) return MADOGUCHI_FACE_REFUSED;
  for (y = 0; y < images[0].height; ++y) {
    halves[0] = digest(halves[0], images[0].pixels + (size_t)y * images[0].stride, images[0].width);
  }
  halves[1] = digest(halves[0], (const uint8_t*)"second half", 11);
  memcpy(template_bytes, halves, SIZE);
  *template_size = SIZE;
  return MADOGUCHI_FACE_SUCCESS;
}

MadoguchiFaceStatus madoguchi_face_compare(const uint8_t* verification, uint32_t verification_size,
                                           const uint8_t* enrolment, uint32_t enrolment_size,
                                           double* similarity) {
  uint64_t both;
  if (verification_size != SIZE || enrolment_size != SIZE) return MADOGUCHI_FACE_NO_TEMPLATE;
  both = digest(digest(14695981039346656037u, verification, SIZE), enrolment, SIZE);
  *similarity = (double)(both >> 11) / 9007199254740992.0;         /* 2^53: 0 up to but not 1 */
  if (memcmp(verification, enrolment, SIZE) == 0) *similarity = 1; /* the same picture */
  return MADOGUCHI_FACE_SUCCESS;
}
