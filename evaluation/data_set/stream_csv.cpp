// SPDX-License-Identifier: Apache-2.0
#include "core/nearest_name.hpp"
#include "evaluation/data_set/pair_list_builder.hpp"
#include "evaluation/data_set/stream_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <system_error>

namespace madoguchi::evaluation::data_set {
namespace {

namespace fs = std::filesystem;

/// "; did you mean "take-2"?" from the names beside; may be empty.
std::string suggestion(const fs::path& missing) {
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator i(missing.parent_path(), error);
  for (const fs::directory_iterator end; !error && i != end; i.increment(error)) {
    names.push_back(i->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  const std::vector<std::string_view> known(names.begin(), names.end());
  const std::string name = missing.filename().string();
  const auto near = core::nearest_name(name, known);
  return near ? fmt::format("; did you mean \"{}\"?", *near) : std::string();
}

class StreamCsv {
 public:
  StreamCsv(std::string_view text, const std::string& file, fs::path base, Problems& problems)
      : reader_(text, file, problems), base_(std::move(base)) {}

  StreamList read() {
    const auto header = reader_.next();
    if (!header) {
      reader_.refuse({"", 1, 1}, "the file is empty; a header line with column names was expected");
      return {};
    }
    CsvColumns columns(reader_, *header, {"reference", "package", "subject", "claims"});
    reference_ = columns.require("reference");
    package_ = columns.require("package");
    subject_ = columns.find("subject");
    claims_ = columns.find("claims");
    groups_ = columns.others();
    for (const std::size_t column : groups_) refuse_misspelt((*header)[column]);
    if (!reader_.problems().empty()) return {};
    while (const auto row = reader_.next()) {
      if (columns.fits(*row)) add(columns, *row);
    }
    if (reader_.problems().empty() && list_.subjects.size() < 2) {
      reader_.refuse({"", 1, 1}, fmt::format("{} people; streams of at least two were expected",
                                             list_.subjects.size()));
    }
    resolve_claims();
    // By subject; streams of one in the order of the list.
    std::stable_sort(
        list_.streams.begin(), list_.streams.end(),
        [](const ListedStream& a, const ListedStream& b) { return a.subject < b.subject; });
    return std::move(list_);
  }

 private:
  /// A misspelt optional column would silently be a group.
  void refuse_misspelt(const CsvField& field) {
    std::vector<std::string_view> known;
    if (!subject_) known.push_back("subject");
    if (!claims_) known.push_back("claims");
    const auto meant = core::nearest_name(field.text, known);
    if (!meant) return;
    reader_.refuse(field, fmt::format("column \"{}\": did you mean \"{}\"?", field.text, *meant));
  }

  /// Claims name people who may be listed further down.
  void resolve_claims() {
    for (std::size_t i = 0; i < claimed_.size(); ++i) {
      ListedStream& stream = list_.streams[i];
      stream.claims.emplace();
      for (const CsvField& name : claimed_[i]) {
        if (const auto other = person_claimed(name, stream)) stream.claims->push_back(*other);
      }
      std::sort(stream.claims->begin(), stream.claims->end());
    }
  }

  std::optional<std::uint32_t> person_claimed(const CsvField& name, const ListedStream& stream) {
    const auto found = std::find(list_.subjects.begin(), list_.subjects.end(), name.text);
    const auto person = static_cast<std::uint32_t>(found - list_.subjects.begin());
    if (found == list_.subjects.end()) {
      const std::vector<std::string_view> known(list_.subjects.begin(), list_.subjects.end());
      const auto near = core::nearest_name(name.text, known);
      reader_.refuse(name, fmt::format("claim \"{}\": nobody in the list; a {} was expected{}",
                                       name.text, subject_ ? "subject" : "reference",
                                       near ? fmt::format("; did you mean \"{}\"?", *near) : ""));
      return std::nullopt;
    }
    const auto& before = *stream.claims;
    if (person == stream.subject) {
      reader_.refuse(name, fmt::format("claim \"{}\": the person of the stream, who is compared "
                                       "anyway; others were expected",
                                       name.text));
    } else if (std::find(before.begin(), before.end(), person) != before.end()) {
      reader_.refuse(name, fmt::format("claim \"{}\" is there twice", name.text));
    } else {
      return person;
    }
    return std::nullopt;
  }

  /// Names between semicolons, each with its place; blanks around them do not count.
  static std::vector<CsvField> names_in(const CsvField& field) {
    std::vector<CsvField> names;
    std::size_t begin = 0;
    while (begin <= field.text.size()) {
      const std::size_t end = std::min(field.text.find(';', begin), field.text.size());
      const std::string_view part = std::string_view(field.text).substr(begin, end - begin);
      const std::size_t first = part.find_first_not_of(' ');
      if (first != part.npos) {
        const std::string_view before = std::string_view(field.text).substr(0, begin + first);
        const auto characters = std::count_if(before.begin(), before.end(), [](char c) {
          return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        });
        names.push_back({std::string(part.substr(first, part.find_last_not_of(' ') + 1 - first)),
                         field.line, field.column + static_cast<int>(characters)});
      }
      begin = end + 1;
    }
    return names;
  }

  /// The place of the field's file below the base; a problem if it is not there.
  std::optional<fs::path> there(const CsvField& field, const char* what,
                                bool (*good)(const fs::path&)) {
    if (field.text.empty()) {
      reader_.refuse(field, fmt::format("{} was expected", what));
      return std::nullopt;
    }
    fs::path path = base_ / field.text;
    if (good(path)) return path;
    reader_.refuse(field, fmt::format("\"{}\" is not there: {} was expected{}", field.text, what,
                                      suggestion(path)));
    return std::nullopt;
  }

  void add(const CsvColumns& columns, const CsvRow& row) {
    const CsvField& reference = row[*reference_];
    const CsvField& package = row[*package_];
    const auto picture = there(reference, "a reference photograph", [](const fs::path& path) {
      std::error_code error;
      return fs::is_regular_file(path, error);
    });
    const auto stream = there(package, "a folder with a recorded stream", is_stream_folder);
    const CsvField& name = subject_ ? row[*subject_] : reference;
    if (name.text.empty()) reader_.refuse(name, "the key of the person on the stream was expected");
    if (!picture || !stream || name.text.empty()) return;
    const std::uint32_t subject = subjects_.number(name.text);
    if (subject == list_.subjects.size()) {
      list_.subjects.push_back(name.text);
      list_.references.push_back(reference.text);
      list_.reference_of.push_back(*picture);
    } else if (list_.references[subject] != reference.text) {
      reader_.refuse(reference, fmt::format("\"{}\" has the reference {} above; a person has one",
                                            name.text, list_.references[subject]));
      return;
    }
    ListedStream one{
        package.text, *stream, subject, {reader_.file(), package.line, package.column, "", ""}, {}};
    for (const std::size_t column : groups_) {
      one.values.emplace_back(columns.name(column), row[column].text);
    }
    if (claims_) {
      const CsvField& claims = row[*claims_];
      one.claims_place = {reader_.file(), claims.line, claims.column, "", ""};
      claimed_.push_back(names_in(claims));
    }
    list_.streams.push_back(std::move(one));
  }

  CsvReader reader_;
  fs::path base_;
  StreamList list_;
  NameTable subjects_;
  std::optional<std::size_t> reference_, package_, subject_, claims_;
  std::vector<std::vector<CsvField>> claimed_;  // names of each stream, until all people are known
  std::vector<std::size_t> groups_;
};

}  // namespace

StreamList parse_stream_csv(std::string_view text, const std::string& file, const fs::path& base,
                            Problems& problems) {
  return StreamCsv(text, file, base, problems).read();
}

}  // namespace madoguchi::evaluation::data_set
