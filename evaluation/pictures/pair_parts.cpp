// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/pair_parts.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/files/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <map>
#include <sstream>

namespace madoguchi::evaluation::pictures {
namespace {

namespace fs = std::filesystem;
using biometrics::performance::ComparedPair;
using biometrics::performance::ScoreSet;

constexpr std::string_view heading = "madoguchi comparisons 1\n";
constexpr std::size_t digest_length = 64;
constexpr std::size_t longest = std::size_t{1} << 34U;
constexpr std::size_t bins = 256;
constexpr std::size_t bytes_of_pair = 16;

void append(std::string& bytes, std::uint64_t value, int count) {
  for (int i = 0; i < count; ++i) {
    bytes += static_cast<char>(value & 0xFFU);
    value >>= 8U;
  }
}

void append(std::string& bytes, const ScoreSet& scores) {
  append(bytes, scores.hidden, 8);
  append(bytes, scores.kept.size(), 8);
  for (const ComparedPair& pair : scores.kept) {
    append(bytes, std::bit_cast<std::uint64_t>(pair.score), 8);
    append(bytes, pair.reference, 4);
    append(bytes, pair.probe, 4);
  }
}

/// Takes numbers off the front; `good` is false once there are too few bytes.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  bool good() const { return good_; }
  bool at_end() const { return bytes_.empty(); }

  std::uint64_t number(std::size_t count) {
    if (bytes_.size() < count) good_ = false;
    if (!good_) return 0;
    std::uint64_t value = 0;
    for (std::size_t i = count; i-- > 0;) {
      value = value << 8U | static_cast<unsigned char>(bytes_[i]);
    }
    bytes_.remove_prefix(count);
    return value;
  }

  ScoreSet scores() {
    ScoreSet set;
    set.hidden = number(8);
    const std::uint64_t kept = number(8);
    if (kept > bytes_.size() / bytes_of_pair) good_ = false;
    for (std::uint64_t i = 0; i < kept && good_; ++i) {
      const auto score = std::bit_cast<double>(number(8));
      const auto reference = static_cast<std::uint32_t>(number(4));
      set.kept.push_back({score, reference, static_cast<std::uint32_t>(number(4))});
      if (!std::isfinite(score)) good_ = false;
    }
    return set;
  }

 private:
  std::string_view bytes_;
  bool good_ = true;
};

constexpr const char* inputs_file = "inputs";
constexpr std::size_t longest_inputs = 65536;

std::string inputs_text(const PairInputs& inputs) {
  std::string text;
  for (const auto& [name, value] : inputs) text += fmt::format("{}: {}\n", name, value);
  return text;
}

PairInputs inputs_in(const fs::path& folder) {
  PairInputs inputs;
  const auto text = adapters::files::read_file(folder / inputs_file, longest_inputs);
  if (!text) return inputs;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t at = line.find(": ");
    if (at != line.npos) inputs.emplace_back(line.substr(0, at), line.substr(at + 2));
  }
  return inputs;
}

/// Into how many parts comparisons in a folder were divided, and how many of these are there.
using Divisions = std::map<unsigned, unsigned>;

Divisions divisions_in(const fs::path& folder) {
  Divisions divisions;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    const std::size_t at = name.find("-of-");
    unsigned parts = 0;
    if (at == name.npos) continue;
    std::from_chars(name.data() + at + 4, name.data() + name.size(), parts);
    if (parts > 0) ++divisions[parts];
  }
  return divisions;
}

bool is_complete(const Divisions& divisions) {
  return std::any_of(divisions.begin(), divisions.end(),
                     [](const auto& division) { return division.first == division.second; });
}

}  // namespace

std::string to_bytes(const EveryPair& pairs) {
  std::string bytes(heading);
  for (const auto* counts : {&pairs.histogram.mated, &pairs.histogram.non_mated}) {
    for (const std::uint64_t count : *counts) append(bytes, count, 8);
  }
  append(bytes, pairs.scores.mated);
  append(bytes, pairs.scores.non_mated);
  return bytes + adapters::crypto::sha256_hex(core::as_bytes(bytes));
}

std::optional<EveryPair> parse_pairs(std::string_view bytes) {
  if (!bytes.starts_with(heading) || bytes.size() < heading.size() + digest_length) {
    return std::nullopt;
  }
  const std::string_view digest = bytes.substr(bytes.size() - digest_length);
  bytes.remove_suffix(digest_length);
  if (adapters::crypto::sha256_hex(core::as_bytes(bytes)) != digest) return std::nullopt;
  Reader reader(bytes.substr(heading.size()));
  EveryPair pairs;
  pairs.histogram = {-1, 2.0 / bins, std::vector<std::uint64_t>(bins),
                     std::vector<std::uint64_t>(bins)};
  for (auto* counts : {&pairs.histogram.mated, &pairs.histogram.non_mated}) {
    for (std::uint64_t& count : *counts) count = reader.number(8);
  }
  pairs.scores.mated = reader.scores();
  pairs.scores.non_mated = reader.scores();
  if (!reader.good() || !reader.at_end()) return std::nullopt;
  return pairs;
}

fs::path PairParts::path_of(unsigned part, unsigned parts) const {
  return folder_ / fmt::format("{}-of-{}", part, parts);
}

core::Result<> PairParts::keep(unsigned part, unsigned parts, const EveryPair& pairs) const {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) return core::fail(core::Errc::io_failure, folder_.string() + ": " + error.message());
  const auto told = adapters::files::write_atomically(folder_ / inputs_file, inputs_text(inputs_));
  if (!told) return told.error();
  return adapters::files::write_atomically(path_of(part, parts), to_bytes(pairs));
}

std::optional<EveryPair> PairParts::find(unsigned part, unsigned parts) const {
  const auto bytes = adapters::files::read_file(path_of(part, parts), longest);
  return bytes ? parse_pairs(*bytes) : std::nullopt;
}

std::vector<EveryPair> PairParts::complete() const {
  for (const auto& [parts, present] : divisions_in(folder_)) {
    std::vector<EveryPair> found;
    for (unsigned part = 1; part <= parts; ++part) {
      auto one = find(part, parts);
      if (!one) break;
      found.push_back(*std::move(one));
    }
    if (found.size() == parts) return found;
  }
  return {};
}

std::vector<OtherInput> PairParts::other_inputs(bool merging) const {
  const auto own = divisions_in(folder_);
  if (inputs_.empty() || is_complete(own) || (!merging && !own.empty())) return {};
  std::vector<OtherInput> nearest;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder_.parent_path(), error)) {
    if (entry.path() == folder_) continue;
    const auto divisions = divisions_in(entry.path());
    if (divisions.empty() || (!own.empty() && is_complete(divisions))) continue;
    const PairInputs kept = inputs_in(entry.path());
    if (kept.size() != inputs_.size() || kept.front() != inputs_.front()) continue;
    std::vector<OtherInput> different;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (kept[i] == inputs_[i]) continue;
      different.push_back({inputs_[i].first, kept[i].second, inputs_[i].second});
    }
    if (nearest.empty() || different.size() < nearest.size()) nearest = std::move(different);
  }
  return nearest;
}

}  // namespace madoguchi::evaluation::pictures
