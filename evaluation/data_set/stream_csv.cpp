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
    CsvColumns columns(reader_, *header, {"reference", "package", "subject"});
    reference_ = columns.require("reference");
    package_ = columns.require("package");
    subject_ = columns.find("subject");
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
    // By subject; streams of one in the order of the list.
    std::stable_sort(
        list_.streams.begin(), list_.streams.end(),
        [](const ListedStream& a, const ListedStream& b) { return a.subject < b.subject; });
    return std::move(list_);
  }

 private:
  /// A misspelt optional column would silently be a group.
  void refuse_misspelt(const CsvField& field) {
    static constexpr std::string_view known[] = {"subject"};
    if (subject_ || !core::nearest_name(field.text, known)) return;
    reader_.refuse(field, fmt::format("column \"{}\": did you mean \"subject\"?", field.text));
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
    list_.streams.push_back(std::move(one));
  }

  CsvReader reader_;
  fs::path base_;
  StreamList list_;
  NameTable subjects_;
  std::optional<std::size_t> reference_, package_, subject_;
  std::vector<std::size_t> groups_;
};

}  // namespace

StreamList parse_stream_csv(std::string_view text, const std::string& file, const fs::path& base,
                            Problems& problems) {
  return StreamCsv(text, file, base, problems).read();
}

}  // namespace madoguchi::evaluation::data_set
