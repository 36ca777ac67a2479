// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/template_store.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/files/files.hpp"

#include <fmt/format.h>

#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

namespace madoguchi::evaluation::pictures {
namespace {

constexpr std::string_view heading = "madoguchi template 2\n";
constexpr std::string_view opaque_word = " opaque";
constexpr std::string_view liveness_word = " liveness=";
constexpr std::size_t longest = (1U << 20U) + 1024;  // the largest opaque template and its heading

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

/// Cuts " liveness=0.5" off the end of the line, if it is there; false if it is no number.
bool take_liveness(std::string_view& line, StoredTemplate& face) {
  const std::size_t at = line.find(liveness_word);
  if (at == std::string_view::npos) return true;
  const std::string_view text = line.substr(at + liveness_word.size());
  double value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  line = line.substr(0, at);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) return false;
  if (!std::isfinite(value) || fmt::format("{}", value) != text) return false;
  face.liveness = value;
  return true;
}

}  // namespace

std::string to_bytes(const StoredTemplate& face) {
  std::string bytes(heading);
  bytes += face.failure ? core::name_of(*face.failure) : "acquired";
  if (!face.opaque.empty()) bytes += opaque_word;
  if (face.liveness) bytes += fmt::format("{}{}", liveness_word, *face.liveness);
  bytes += '\n';
  for (const float value : face.features) append(bytes, std::bit_cast<std::uint32_t>(value));
  bytes.append(face.opaque.begin(), face.opaque.end());
  return bytes;
}

std::optional<StoredTemplate> parse_template(std::string_view bytes) {
  if (!bytes.starts_with(heading)) return std::nullopt;
  bytes.remove_prefix(heading.size());
  const std::size_t end = bytes.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view outcome = bytes.substr(0, end);
  bytes.remove_prefix(end + 1);
  StoredTemplate face;
  if (!take_liveness(outcome, face)) return std::nullopt;
  const bool opaque = outcome.ends_with(opaque_word);
  if (opaque) outcome.remove_suffix(opaque_word.size());
  if (outcome != "acquired") {
    face.failure = core::value_of<biometrics::ExtractionFailure>(outcome);
    if (!face.failure || opaque || !bytes.empty()) return std::nullopt;
    return face;
  }
  if (bytes.empty()) return std::nullopt;
  if (opaque) {
    face.opaque.assign(bytes.begin(), bytes.end());
    return face;
  }
  if (bytes.size() % 4 != 0) return std::nullopt;
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
