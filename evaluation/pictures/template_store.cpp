// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/template_store.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/files/files.hpp"

#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <cstring>

namespace madoguchi::evaluation::pictures {
namespace {

constexpr std::string_view heading = "madoguchi template 1\n";
constexpr std::size_t longest = 1U << 20U;

std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[i]);
  return value;
}

void append(std::string& bytes, std::uint32_t value) {
  for (int i = 0; i < 4; ++i) {
    bytes += static_cast<char>(value & 0xFFU);
    value >>= 8U;
  }
}

}  // namespace

std::string to_bytes(const StoredTemplate& face) {
  std::string bytes(heading);
  bytes += face.failure ? core::name_of(*face.failure) : "acquired";
  bytes += '\n';
  for (const float value : face.features) append(bytes, std::bit_cast<std::uint32_t>(value));
  return bytes;
}

std::optional<StoredTemplate> parse_template(std::string_view bytes) {
  if (!bytes.starts_with(heading)) return std::nullopt;
  bytes.remove_prefix(heading.size());
  const std::size_t end = bytes.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view outcome = bytes.substr(0, end);
  bytes.remove_prefix(end + 1);
  StoredTemplate face;
  if (outcome != "acquired") {
    face.failure = core::value_of<biometrics::ExtractionFailure>(outcome);
    if (!face.failure || !bytes.empty()) return std::nullopt;
    return face;
  }
  if (bytes.empty() || bytes.size() % 4 != 0) return std::nullopt;
  for (; !bytes.empty(); bytes.remove_prefix(4)) {
    face.features.push_back(std::bit_cast<float>(little_endian(bytes)));
    if (!std::isfinite(face.features.back())) return std::nullopt;
  }
  return face;
}

TemplateStore::TemplateStore(std::filesystem::path folder, std::string comparator, bool fresh)
    : folder_(std::move(folder)), comparator_(std::move(comparator)), fresh_(fresh) {}

std::string TemplateStore::key(std::string_view picture_sha256, biometrics::SampleRole role) const {
  const std::string text =
      fmt::format("{}\n{}\n{}\n", comparator_, picture_sha256,
                  role == biometrics::SampleRole::reference ? "reference" : "probe");
  return adapters::crypto::sha256_hex(core::as_bytes(text));
}

std::filesystem::path TemplateStore::path_of(const std::string& key) const {
  return folder_ / key.substr(0, 2) / key.substr(2);
}

std::optional<StoredTemplate> TemplateStore::find(const std::string& key) const {
  if (fresh_) return std::nullopt;
  const auto bytes = adapters::files::read_file(path_of(key), longest);
  return bytes ? parse_template(*bytes) : std::nullopt;
}

core::Result<> TemplateStore::keep(const std::string& key, const StoredTemplate& face) const {
  const std::filesystem::path path = path_of(key);
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  if (error) return core::fail(core::Errc::io_failure, path.string() + ": " + error.message());
  return adapters::files::write_atomically(path, to_bytes(face));
}

}  // namespace madoguchi::evaluation::pictures
