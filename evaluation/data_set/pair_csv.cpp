// SPDX-License-Identifier: Apache-2.0
#include "evaluation/data_set/pair_list.hpp"
#include "evaluation/data_set/pair_list_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace madoguchi::evaluation::data_set {
namespace {

using biometrics::performance::GroupColumn;
using Column = std::optional<std::size_t>;

constexpr std::array<std::string_view, 3> mated_words{"mated", "genuine", "1"};
constexpr std::array<std::string_view, 4> non_mated_words{"non_mated", "nonmated", "impostor", "0"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// A group: one column for both sides, or one for each.
struct GroupSource {
  std::string name;
  std::size_t reference = 0;
  std::size_t probe = 0;
  NameTable values = {};
  std::vector<std::uint32_t> of_sample = {};
};

class PairCsv {
 public:
  PairCsv(std::string_view text, const std::string& file, Problems& problems, bool scored)
      : reader_(text, file, problems), scored_(scored) {
    list_.file = file;
  }

  PairList read() {
    const auto header = reader_.next();
    if (!header) {
      reader_.refuse({"", 1, 1}, "the file is empty; a header line with column names was expected");
      return list_;
    }
    CsvColumns columns(reader_, *header, known());
    if (!find_columns(columns)) return list_;
    while (const auto row = reader_.next()) {
      if (columns.fits(*row)) add(*row);
    }
    if (list_.pairs.empty() && reader_.problems().empty()) {
      reader_.refuse({"", 1, 1}, "there is no pair in this file");
    }
    finish();
    return std::move(list_);
  }

 private:
  std::vector<std::string_view> known() const {
    std::vector<std::string_view> names{"reference", "probe", "label", "reference_subject",
                                        "probe_subject"};
    if (scored_) names.insert(names.end(), {"score", "failed"});
    return names;
  }

  bool find_columns(CsvColumns& columns) {
    reference_subject_ = columns.find("reference_subject");
    probe_subject_ = columns.find("probe_subject");
    const bool both = reference_subject_ && probe_subject_;
    label_ = both ? columns.find("label") : columns.require("label");
    reference_ = scored_ ? columns.find("reference") : columns.require("reference");
    probe_ = scored_ ? columns.find("probe") : columns.require("probe");
    if (scored_) {
      score_ = columns.require("score");
      failed_ = columns.find("failed");
    }
    find_groups(columns);
    return reader_.problems().empty();
  }

  void find_groups(const CsvColumns& columns) {
    for (const std::size_t column : columns.others()) {
      const std::string& name = columns.name(column);
      const bool reference = name.starts_with("reference_");
      const std::string base = reference ? name.substr(10) : name;
      const Column other = columns.find("probe_" + base);
      if (reference && other) groups_.push_back({base, column, *other});
      if (reference && other) continue;
      const bool second = name.starts_with("probe_") && columns.find("reference_" + name.substr(6));
      if (!second) groups_.push_back({name, column, column});
    }
  }

  std::uint32_t subject(const CsvRow& row, Column column) {
    if (!column || row[*column].text.empty()) return biometrics::performance::unknown_subject;
    return subjects_.number(row[*column].text);
  }

  std::optional<bool> label(const CsvRow& row, std::uint32_t a, std::uint32_t b) {
    const bool known = a != biometrics::performance::unknown_subject &&
                       b != biometrics::performance::unknown_subject;
    if (!label_) {
      if (known) return a == b;
      reader_.refuse(row[a == biometrics::performance::unknown_subject ? *reference_subject_
                                                                       : *probe_subject_],
                     "a subject is needed where there is no label");
      return std::nullopt;
    }
    const CsvField& field = row[*label_];
    const bool mated = among(mated_words, field.text);
    if (!mated && !among(non_mated_words, field.text)) {
      reader_.refuse(
          field, fmt::format("\"{}\" is no label; mated or non_mated was expected", field.text));
      return std::nullopt;
    }
    if (known && mated != (a == b)) {
      reader_.refuse(field, mated ? "labelled mated, but the two subjects differ"
                                  : "labelled non_mated, but both are the same subject");
      return std::nullopt;
    }
    return mated;
  }

  std::uint32_t picture(const CsvRow& row, Column column) {
    if (!column) return no_picture;
    const CsvField& field = row[*column];
    if (!scored_ && field.text.empty()) reader_.refuse(field, "the name of a picture was expected");
    return pictures_.number(field.text);
  }

  void read_score(const CsvRow& row, ListedPair& pair) {
    const CsvField& field = row[*score_];
    if (field.text.empty()) {
      const std::string_view side = failed_ ? std::string_view(row[*failed_].text) : "probe";
      pair.failed = side == "reference" ? FailedSide::reference : FailedSide::probe;
      if (side != "reference" && side != "probe") {
        reader_.refuse(row[*failed_], "no score, so \"reference\" or \"probe\" was expected here");
      }
      return;
    }
    const char* end = field.text.data() + field.text.size();
    const auto parsed = std::from_chars(field.text.data(), end, pair.score);
    if (parsed.ec != std::errc{} || parsed.ptr != end || !std::isfinite(pair.score)) {
      reader_.refuse(field, fmt::format("\"{}\" is no score; a finite number such as 0.4375, or "
                                        "nothing after a failure, was expected",
                                        field.text));
    }
  }

  void add(const CsvRow& row) {
    ListedPair pair;
    pair.line = row.front().line;
    const std::uint32_t a = subject(row, reference_subject_);
    const std::uint32_t b = subject(row, probe_subject_);
    const auto mated = label(row, a, b);
    pair.mated = mated.value_or(false);
    pair.reference = picture(row, reference_);
    pair.probe = picture(row, probe_);
    if (scored_) read_score(row, pair);
    list_.subject_of.push_back(a);
    list_.subject_of.push_back(b);
    for (GroupSource& group : groups_) {
      group.of_sample.push_back(group.values.number(row[group.reference].text));
      group.of_sample.push_back(group.values.number(row[group.probe].text));
    }
    list_.pairs.push_back(pair);
  }

  void finish() {
    list_.pictures = pictures_.names();
    list_.subjects = subjects_.names();
    for (GroupSource& group : groups_) {
      list_.groups.push_back(
          group_column(group.name, group.values.names(), std::move(group.of_sample)));
    }
  }

  CsvReader reader_;
  bool scored_;
  PairList list_;
  NameTable pictures_;
  NameTable subjects_;
  std::vector<GroupSource> groups_;
  Column reference_, probe_, label_, reference_subject_, probe_subject_, score_, failed_;
};

}  // namespace

GroupColumn group_column(std::string name, const std::vector<std::string>& values,
                         std::vector<std::uint32_t> of_sample) {
  GroupColumn column{std::move(name), {}, std::move(of_sample)};
  std::vector<bool> used(values.size());
  for (const std::uint32_t value : column.of_sample) used[value] = true;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (used[i]) column.values.push_back(values[i]);
  }
  std::sort(column.values.begin(), column.values.end());
  std::vector<std::uint32_t> place;
  for (const std::string& value : values) {
    const auto found = std::lower_bound(column.values.begin(), column.values.end(), value);
    place.push_back(static_cast<std::uint32_t>(found - column.values.begin()));
  }
  for (std::uint32_t& value : column.of_sample) value = place[value];
  return column;
}

PairList parse_pair_csv(std::string_view text, const std::string& file, Problems& problems) {
  return PairCsv(text, file, problems, false).read();
}

PairList parse_score_csv(std::string_view text, const std::string& file, Problems& problems) {
  return PairCsv(text, file, problems, true).read();
}

bool has_column(std::string_view text, std::string_view name) {
  Problems ignored;
  const auto header = CsvReader(text, "", ignored).next();
  return header && std::any_of(header->begin(), header->end(),
                               [&](const CsvField& field) { return field.text == name; });
}

}  // namespace madoguchi::evaluation::data_set
