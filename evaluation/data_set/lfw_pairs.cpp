// SPDX-License-Identifier: Apache-2.0
#include "evaluation/data_set/pair_list.hpp"
#include "evaluation/data_set/pair_list_builder.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace madoguchi::evaluation::data_set {
namespace {

constexpr std::uint64_t most_pairs = 100'000'000;

using Words = std::vector<CsvField>;

Words words_of(std::string_view line, int number) {
  Words words;
  int column = 0;
  // Names may have blanks where tabs separate the fields, as in the published files.
  const bool tabs = line.find('\t') != line.npos;
  bool inside = false;
  for (const char c : line) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++column;
    const bool blank = c == '\t' || c == '\r' || (c == ' ' && !tabs);
    if (!blank && !inside) words.push_back({"", number, column});
    if (!blank) words.back().text += c;
    inside = !blank;
  }
  return words;
}

std::optional<unsigned> count_of(const std::string& text) {
  unsigned value = 0;
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, value);
  if (parsed.ec != std::errc{} || parsed.ptr != end || value == 0) return std::nullopt;
  return value;
}

class LfwPairs {
 public:
  LfwPairs(std::string_view text, const std::string& file, Problems& problems)
      : text_(text), file_(file), problems_(problems) {
    list_.file = file;
  }

  PairList read() {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    const Words header = next();
    if (is_pair(header)) return read_bare(header);
    if (!read_header(header)) return list_;
    for (unsigned fold = 0; fold < folds_; ++fold) {
      for (const bool mated : {true, false}) {
        for (unsigned i = 0; i < pairs_; ++i) {
          const Words words = next();
          if (words.empty()) {
            refuse({"", line_, 1}, fmt::format("the file ends after {} of {} pairs",
                                               list_.pairs.size(), expected()));
            return finish();
          }
          add(words, mated);
        }
      }
    }
    const Words more = next();
    if (!more.empty())
      refuse(more[0], fmt::format("more than the {} pairs of the first line", expected()));
    return finish();
  }

 private:
  std::uint64_t expected() const { return std::uint64_t{2} * folds_ * pairs_; }

  void refuse(const CsvField& place, std::string message) {
    problems_.add({file_, place.line, place.column, "", std::move(message)});
  }

  /// The words of the next line that has any; none at the end.
  Words next() {
    while (!text_.empty()) {
      const std::size_t end = std::min(text_.find('\n'), text_.size());
      const Words words = words_of(text_.substr(0, end), ++line_);
      text_.remove_prefix(std::min(end + 1, text_.size()));
      if (!words.empty()) return words;
    }
    return {};
  }

  static bool is_pair(const Words& words) {
    return (words.size() == 3 || words.size() == 4) && count_of(words.back().text);
  }

  /// A list without a first line of numbers: pairs of both kinds in any order.
  PairList read_bare(Words words) {
    for (; !words.empty(); words = next()) {
      if (list_.pairs.size() == most_pairs) {
        refuse(words[0], fmt::format("at most {} pairs", most_pairs));
        return finish();
      }
      add(words, words.size() <= 3);
    }
    return finish();
  }

  bool read_header(const Words& header) {
    const auto first = header.empty() ? std::nullopt : count_of(header[0].text);
    const auto second = header.size() == 2 ? count_of(header[1].text) : std::nullopt;
    if (header.size() == 1 && first) {
      pairs_ = *first;
    } else if (header.size() == 2 && first && second) {
      folds_ = *first;
      pairs_ = *second;
    } else {
      refuse(header.empty() ? CsvField{"", 1, 1} : header[0],
             "the numbers of folds and of pairs in each were expected, such as \"10 300\", or one "
             "number of pairs");
      return false;
    }
    if (expected() <= most_pairs) return true;
    refuse(header[0], fmt::format("at most {} pairs", most_pairs));
    return false;
  }

  std::uint32_t picture(const CsvField& name, const CsvField& number) {
    const auto value = count_of(number.text);
    if (!value) {
      refuse(number, fmt::format("\"{}\" is no picture number, 1 or more", number.text));
      return no_picture;
    }
    return pictures_.number(fmt::format("{}/{}_{:04d}", name.text, name.text, *value));
  }

  void add(const Words& words, bool mated) {
    const std::size_t wanted = mated ? 3 : 4;
    if (words.size() != wanted) {
      refuse(words[0], mated ? "a mated pair was expected: name, number, number"
                             : "a non-mated pair was expected: name, number, name, number");
      return;
    }
    const CsvField& other = mated ? words[0] : words[2];
    if (!mated && other.text == words[0].text) {
      refuse(other, "a non-mated pair of one and the same person");
      return;
    }
    ListedPair pair;
    pair.mated = mated;
    pair.line = words[0].line;
    pair.reference = picture(words[0], words[1]);
    pair.probe = picture(other, words.back());
    list_.subject_of.push_back(subjects_.number(words[0].text));
    list_.subject_of.push_back(subjects_.number(other.text));
    list_.pairs.push_back(pair);
  }

  PairList finish() {
    list_.pictures = pictures_.names();
    list_.subjects = subjects_.names();
    return std::move(list_);
  }

  std::string_view text_;
  std::string file_;
  Problems& problems_;
  int line_ = 0;
  unsigned folds_ = 1;
  unsigned pairs_ = 0;
  PairList list_;
  NameTable pictures_;
  NameTable subjects_;
};

}  // namespace

PairList parse_lfw_pairs(std::string_view text, const std::string& file, Problems& problems) {
  return LfwPairs(text, file, problems).read();
}

}  // namespace madoguchi::evaluation::data_set
