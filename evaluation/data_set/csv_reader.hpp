// SPDX-License-Identifier: Apache-2.0
// Comma-separated values after RFC 4180, read row by row with the place of every field.
#pragma once

#include "core/document_error.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::evaluation::data_set {

/// Mistakes of a document; more than `most_problems` are counted only.
class Problems {
 public:
  static constexpr std::size_t most_problems = 50;

  void add(core::DocumentError problem);
  bool empty() const { return kept_.empty(); }
  /// In the order found; a last line tells how many more there are.
  std::vector<core::DocumentError> take();

 private:
  std::vector<core::DocumentError> kept_;
  std::size_t more_ = 0;
};

struct CsvField {
  std::string text;
  int line = 0;
  int column = 0;  ///< in characters
};

using CsvRow = std::vector<CsvField>;

/// Fields may be quoted; lines end in LF or CR LF; a byte order mark is skipped; empty lines are
/// passed over. The text must outlive the reader.
class CsvReader {
 public:
  CsvReader(std::string_view text, std::string file, Problems& problems);

  /// The next row; empty at the end.
  std::optional<CsvRow> next();

  const std::string& file() const { return file_; }
  Problems& problems() { return problems_; }
  /// Adds a problem at a field.
  void refuse(const CsvField& field, std::string message);

 private:
  bool at_end() const { return position_ >= text_.size(); }
  void advance();
  std::string quoted(const CsvField& start);
  CsvField field();
  bool end_of_line();

  std::string_view text_;
  std::string file_;
  Problems& problems_;
  std::size_t position_ = 0;
  int line_ = 1;
  int column_ = 1;
};

/// Names of columns and their places. Adds a problem for names that are missing, empty or twice.
class CsvColumns {
 public:
  /// `known` are offered when a name of `needed` is missing.
  CsvColumns(CsvReader& reader, const CsvRow& header, std::vector<std::string_view> known);

  std::optional<std::size_t> find(std::string_view name) const;
  /// As `find`, but a problem of the header when it is missing.
  std::optional<std::size_t> require(std::string_view name);
  /// Columns with names that are not known, in their order.
  std::vector<std::size_t> others() const;
  const std::string& name(std::size_t column) const { return header_[column].text; }
  /// False, with a problem, for a row that has not as many fields as the header.
  bool fits(const CsvRow& row);

 private:
  CsvReader& reader_;
  CsvRow header_;
  std::vector<std::string_view> known_;
};

}  // namespace madoguchi::evaluation::data_set
