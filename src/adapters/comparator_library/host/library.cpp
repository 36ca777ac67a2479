// SPDX-License-Identifier: Apache-2.0
#include "adapters/comparator_library/host/library.hpp"

#include <dlfcn.h>

#include <cmath>
#include <cstring>

namespace madoguchi::adapters::comparator_library::host {
namespace {

template <class F>
bool find(void* handle, const char* name, F& function, std::string& missing) {
  function = reinterpret_cast<F>(dlsym(handle, name));
  if (function == nullptr) missing += (missing.empty() ? "" : ", ") + std::string(name);
  return function != nullptr;
}

std::string text_of(const char* field, std::size_t size) { return {field, strnlen(field, size)}; }

/// What of a description is outside the bounds; empty if nothing is.
std::string impossible(const MadoguchiFaceDescription& description) {
  if (description.max_template_size == 0 ||
      description.max_template_size > MADOGUCHI_FACE_LARGEST_TEMPLATE) {
    return "max_template_size " + std::to_string(description.max_template_size);
  }
  if (description.template_size > description.max_template_size) {
    return "template_size " + std::to_string(description.template_size);
  }
  if (description.pixel_format < MADOGUCHI_FACE_GREY8 ||
      description.pixel_format > MADOGUCHI_FACE_BGR24) {
    return "pixel_format " + std::to_string(description.pixel_format);
  }
  if (!std::isfinite(description.threshold)) return "threshold is no number";
  return {};
}

}  // namespace

OpenReply load(const std::string& path, Library& library) {
  OpenReply reply;
  void* const handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) {
    const char* const why = dlerror();
    reply.detail = why == nullptr ? "dlopen failed" : why;
    return reply;
  }
  std::string missing;
  find(handle, "madoguchi_face_abi_version", library.abi_version, missing);
  find(handle, "madoguchi_face_initialize", library.initialize, missing);
  find(handle, "madoguchi_face_create_template", library.create_template, missing);
  find(handle, "madoguchi_face_compare", library.compare, missing);
  if (!missing.empty()) {
    reply.outcome = OpenOutcome::missing_symbol;
    reply.detail = missing;
    return reply;
  }
  const std::uint32_t version = library.abi_version();
  reply.outcome = OpenOutcome::ready;
  if (version != MADOGUCHI_FACE_ABI_VERSION) {
    reply.outcome = OpenOutcome::abi_version;
    reply.detail = "version " + std::to_string(version) + " instead of " +
                   std::to_string(MADOGUCHI_FACE_ABI_VERSION);
  }
  return reply;
}

void initialise(const Library& library, const std::string& configuration, OpenReply& reply) {
  MadoguchiFaceDescription description{};
  description.struct_size = sizeof description;
  const MadoguchiFaceStatus status = library.initialize(configuration.c_str(), &description);
  if (status != MADOGUCHI_FACE_SUCCESS) {
    reply.outcome = OpenOutcome::refused;
    reply.detail = "status " + std::to_string(status);
    return;
  }
  reply.detail = impossible(description);
  reply.outcome = reply.detail.empty() ? OpenOutcome::ready : OpenOutcome::impossible;
  reply.max_template_size = description.max_template_size;
  reply.template_size = description.template_size;
  reply.pixel_format = description.pixel_format;
  reply.threshold = description.threshold;
  reply.name = text_of(description.name, sizeof description.name);
  reply.version = text_of(description.version, sizeof description.version);
}

}  // namespace madoguchi::adapters::comparator_library::host
