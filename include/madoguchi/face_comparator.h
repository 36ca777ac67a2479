/* SPDX-License-Identifier: Apache-2.0 */
/* The interface of a one-to-one face comparison library that madoguchi tests: initialise, create a
 * template for a role, compare two templates, after the shape of NIST's FRTE 1:1 interface.
 *
 * C99, no dependency. A library exports the four functions at the end of this file with C linkage
 * and default visibility. docs/comparator-under-test.md tells how it is run and judged.
 *
 * Order     madoguchi_face_abi_version, then madoguchi_face_initialize once, then any number of the
 *           other two in any order. There is no call to finish: the process simply ends.
 * Threads   One call at a time, all from one thread. A library may start threads of its own; they
 *           have to be idle when a call returns. Several processes may run the library side by
 * side. Memory    Everything a pointer points to belongs to the caller and is valid during the call
 * only. Memory behind a pointer to const is read-only; memory outside the stated sizes may be
 *           inaccessible. Alignment: pixels and template buffers start at multiples of 16 bytes.
 * Answers   depend on the arguments and on the configuration alone: the same call gives the same
 *           bytes and the same number, also in another process on the same machine. No clock, no
 *           random numbers, no memory of earlier calls.
 * Manners   No output on stdout or stderr, no exit, no signal handlers, no files written, no
 * network: configuration is read-only, the network may be cut off. No exception may leave a call.
 * Limits    The tester sets a time for each call and a size for the memory of the whole process.
 *           Defaults: 60 s, 5 s and 1 s for initialise, create and compare; 2 GiB resident.
 */
#ifndef MADOGUCHI_FACE_COMPARATOR_H
#define MADOGUCHI_FACE_COMPARATOR_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Version of this file. A change that existing libraries would notice gets the next number. */
#define MADOGUCHI_FACE_ABI_VERSION 1u

/* Exports a function from a library that hides everything else. */
#if defined(__GNUC__)
#define MADOGUCHI_FACE_EXPORT __attribute__((visibility("default")))
#else
#define MADOGUCHI_FACE_EXPORT
#endif

/* Largest template that a library may announce, in bytes. */
#define MADOGUCHI_FACE_LARGEST_TEMPLATE 1048576u

/* Outcome of a call. Each function says which ones it may return. */
typedef int32_t MadoguchiFaceStatus;
enum {
  MADOGUCHI_FACE_SUCCESS = 0,
  MADOGUCHI_FACE_REFUSED = 1,       /* the library does not want this picture (quality, size) */
  MADOGUCHI_FACE_NO_FACE = 2,       /* no face was found in the picture */
  MADOGUCHI_FACE_SEVERAL_FACES = 3, /* several faces, and no way to tell whose it should be */
  MADOGUCHI_FACE_NOT_EXTRACTED = 4, /* there is a face, but no template could be made of it */
  MADOGUCHI_FACE_NO_TEMPLATE = 5,   /* an argument is no template of this library in that role */
  MADOGUCHI_FACE_CONFIGURATION = 6, /* the configuration is missing or damaged */
  MADOGUCHI_FACE_OUT_OF_MEMORY = 7,
  MADOGUCHI_FACE_INTERNAL = 8 /* anything else that went wrong in the library */
};

/* What a picture is used for. Templates of the two roles may have different formats. */
typedef int32_t MadoguchiFaceRole;
enum {
  MADOGUCHI_FACE_ENROLMENT = 0,   /* the reference: the photograph on the card's chip */
  MADOGUCHI_FACE_VERIFICATION = 1 /* the probe: a frame of the camera at the counter */
};

/* 8 bits a channel, no alpha. */
typedef int32_t MadoguchiFacePixelFormat;
enum {
  MADOGUCHI_FACE_GREY8 = 0, /* 1 byte a pixel */
  MADOGUCHI_FACE_RGB24 = 1, /* 3 bytes a pixel: red, green, blue */
  MADOGUCHI_FACE_BGR24 = 2  /* 3 bytes a pixel: blue, green, red */
};

/* A picture, rows from top to bottom, upright. Values are sRGB as a viewer would show them. Card
 * photographs are about 400 x 514 pixels or smaller, often grey; camera frames 640 x 480 or larger.
 */
typedef struct MadoguchiFaceImage {
  uint32_t struct_size; /* sizeof(MadoguchiFaceImage), set by the caller */
  uint32_t width;       /* pixels, at least 1 */
  uint32_t height;      /* pixels, at least 1 */
  uint32_t stride;      /* bytes from one row to the next, at least width * bytes a pixel */
  MadoguchiFacePixelFormat pixel_format; /* what the library asked for when it was initialised */
  uint32_t reserved;                     /* 0 */
  const uint8_t* pixels; /* stride * (height - 1) + width * bytes a pixel are readable */
} MadoguchiFaceImage;

/* Centres of the eyes that the template was made from, in pixels, origin at the centre of the top
 * left pixel. Left and right are the subject's own. */
typedef struct MadoguchiFaceEyes {
  uint32_t found; /* 1, or 0 when the library does not tell; then the others are ignored */
  float right_x, right_y;
  float left_x, left_y;
} MadoguchiFaceEyes;

/* What a library says of itself. */
typedef struct MadoguchiFaceDescription {
  uint32_t struct_size;       /* sizeof(MadoguchiFaceDescription), set by the caller */
  uint32_t max_template_size; /* bytes of the largest template it ever makes, 1 to
                                 MADOGUCHI_FACE_LARGEST_TEMPLATE */
  uint32_t template_size;     /* bytes of every template if all have one size, otherwise 0 */
  MadoguchiFacePixelFormat pixel_format; /* that it wants pictures in; others are converted */
  double threshold; /* similarities at or above it are meant to be a match; negative: not said */
  char name[64];    /* UTF-8, ended by 0 */
  char version[64]; /* UTF-8, ended by 0 */
} MadoguchiFaceDescription;

/* Returns MADOGUCHI_FACE_ABI_VERSION of the header that the library was compiled with. Nothing else
 * is called if the number is another. */
MADOGUCHI_FACE_EXPORT uint32_t madoguchi_face_abi_version(void);

/* Loads what the library needs. `configuration` is the path of a folder, UTF-8, read-only; the
 * empty string when the tester gave none. `description` is zeroed except for its size; the library
 * fills it in. Returns SUCCESS, CONFIGURATION, OUT_OF_MEMORY or INTERNAL; only after SUCCESS
 * anything else is called. */
MADOGUCHI_FACE_EXPORT MadoguchiFaceStatus
madoguchi_face_initialize(const char* configuration, MadoguchiFaceDescription* description);

/* Makes one template of one or more pictures of the same person. At present `image_count` is 1; a
 * library that can use one picture only takes the first.
 *
 * At most `capacity` bytes (the announced maximum) go to `template_bytes`, their number to
 * `template_size`; `eyes` has one entry a picture. With SUCCESS the size is at least 1. With
 * REFUSED, NO_FACE, SEVERAL_FACES, NOT_EXTRACTED, OUT_OF_MEMORY or INTERNAL the size is 0. Those
 * are failures to enrol or to acquire: they are counted, and the empty template goes on to the
 * comparison. */
MADOGUCHI_FACE_EXPORT MadoguchiFaceStatus madoguchi_face_create_template(
    const MadoguchiFaceImage* images, uint32_t image_count, MadoguchiFaceRole role,
    uint8_t* template_bytes, uint32_t capacity, uint32_t* template_size, MadoguchiFaceEyes* eyes);

/* Compares a template made for verification with one made for enrolment. `similarity` is a finite
 * number, 0 or larger; larger means more alike. Returns SUCCESS; NO_TEMPLATE if an argument is
 * empty (its creation failed), cut off or foreign; OUT_OF_MEMORY or INTERNAL. Unless it returns
 * SUCCESS, the similarity is not read. For an empty template, SUCCESS with 0 is as good as
 * NO_TEMPLATE. The pointer of an empty template is not null, but nothing can be read there. */
MADOGUCHI_FACE_EXPORT MadoguchiFaceStatus madoguchi_face_compare(const uint8_t* verification,
                                                                 uint32_t verification_size,
                                                                 const uint8_t* enrolment,
                                                                 uint32_t enrolment_size,
                                                                 double* similarity);

#ifdef __cplusplus
}
#endif

#endif
