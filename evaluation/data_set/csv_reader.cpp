// SPDX-License-Identifier: Apache-2.0
#include "evaluation/data_set/csv_reader.hpp"

#include "core/nearest_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace madoguchi::evaluation::data_set {
namespace {

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

void Problems::add(core::DocumentError problem) {
  if (kept_.size() < most_problems) {
    kept_.push_back(std::move(problem));
  } else {
    ++more_;
  }
}

std::vector<core::DocumentError> Problems::take() {
  if (more_ > 0) {
    kept_.push_back(
        {kept_.back().file, 0, 0, "", fmt::format("{} more mistakes like these", more_)});
  }
  more_ = 0;
  return std::exchange(kept_, {});
}

CsvReader::CsvReader(std::string_view text, std::string file, Problems& problems)
    : text_(text), file_(std::move(file)), problems_(problems) {
  if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
}

void CsvReader::refuse(const CsvField& field, std::string message) {
  problems_.add({file_, field.line, field.column, "", std::move(message)});
}

void CsvReader::advance() {
  if (text_[position_] == '\n') {
    ++line_;
    column_ = 1;
  } else if (!continues_character(text_[position_])) {
    ++column_;
  }
  ++position_;
}

bool CsvReader::end_of_line() {
  if (at_end()) return true;
  if (text_[position_] == '\r' && position_ + 1 < text_.size() && text_[position_ + 1] == '\n') {
    ++position_;
  }
  if (text_[position_] != '\n') return false;
  advance();
  return true;
}

std::string CsvReader::quoted(const CsvField& start) {
  std::string text;
  advance();
  while (!at_end()) {
    const char c = text_[position_];
    advance();
    if (c != '"') {
      text += c;
    } else if (!at_end() && text_[position_] == '"') {
      text += '"';
      advance();
    } else {
      return text;
    }
  }
  refuse(start, "this quotation mark is never closed");
  return text;
}

CsvField CsvReader::field() {
  CsvField result{"", line_, column_};
  if (!at_end() && text_[position_] == '"') result.text = quoted(result);
  const auto ends = [this] {
    return at_end() || text_[position_] == ',' || text_[position_] == '\n' ||
           text_.substr(position_, 2) == "\r\n";
  };
  while (!ends()) {
    result.text += text_[position_];
    advance();
  }
  return result;
}

std::optional<CsvRow> CsvReader::next() {
  while (!at_end()) {
    CsvRow row;
    row.push_back(field());
    while (!at_end() && text_[position_] == ',') {
      advance();
      row.push_back(field());
    }
    end_of_line();
    if (row.size() > 1 || !row.front().text.empty()) return row;
  }
  return std::nullopt;
}

CsvColumns::CsvColumns(CsvReader& reader, const CsvRow& header, std::vector<std::string_view> known)
    : reader_(reader), header_(header), known_(std::move(known)) {
  for (std::size_t i = 0; i < header_.size(); ++i) {
    const CsvField& field = header_[i];
    if (field.text.empty()) reader_.refuse(field, "this column has no name");
    const auto same = [&](const CsvField& other) { return other.text == field.text; };
    const auto here = header_.begin() + static_cast<std::ptrdiff_t>(i);
    if (!field.text.empty() && std::any_of(header_.begin(), here, same)) {
      reader_.refuse(field, fmt::format("column \"{}\" is there twice", field.text));
    }
  }
}

std::optional<std::size_t> CsvColumns::find(std::string_view name) const {
  for (std::size_t i = 0; i < header_.size(); ++i) {
    if (header_[i].text == name) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> CsvColumns::require(std::string_view name) {
  const auto found = find(name);
  if (found) return found;
  std::string message = fmt::format("column \"{}\" is missing from the header", name);
  for (const std::size_t other : others()) {
    const std::string_view meant[] = {name};
    if (core::nearest_name(header_[other].text, meant)) {
      message += fmt::format("; did you mean it by \"{}\"?", header_[other].text);
    }
  }
  reader_.refuse(header_.front(), std::move(message));
  return std::nullopt;
}

std::vector<std::size_t> CsvColumns::others() const {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < header_.size(); ++i) {
    if (std::find(known_.begin(), known_.end(), header_[i].text) == known_.end()) {
      result.push_back(i);
    }
  }
  return result;
}

bool CsvColumns::fits(const CsvRow& row) {
  if (row.size() == header_.size()) return true;
  reader_.refuse(row.front(),
                 fmt::format("{} fields where the header has {}", row.size(), header_.size()));
  return false;
}

}  // namespace madoguchi::evaluation::data_set
