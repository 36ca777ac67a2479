// SPDX-License-Identifier: Apache-2.0
#include "evaluation/data_set/attack_list.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <map>

namespace madoguchi::evaluation::data_set {
namespace {

using biometrics::performance::PresentationScores;

void add_score(CsvReader& reader, const CsvField& field, PresentationScores& scores) {
  if (field.text.empty()) {
    ++scores.without_answer;
    return;
  }
  double score = 0;
  const char* end = field.text.data() + field.text.size();
  const auto parsed = std::from_chars(field.text.data(), end, score);
  if (parsed.ec != std::errc{} || parsed.ptr != end || !std::isfinite(score)) {
    reader.refuse(field, fmt::format("\"{}\" is no score; a finite number, or nothing where there "
                                     "was no answer, was expected",
                                     field.text));
    return;
  }
  scores.scores.push_back(score);
}

}  // namespace

AttackList parse_attack_csv(std::string_view text, const std::string& file, Problems& problems) {
  AttackList list;
  CsvReader reader(text, file, problems);
  const auto header = reader.next();
  if (!header) {
    reader.refuse({"", 1, 1}, "the file is empty; a header line with column names was expected");
    return list;
  }
  CsvColumns columns(reader, *header, {"species", "score"});
  const auto species = columns.require("species");
  const auto score = columns.require("score");
  if (!species || !score) return list;
  std::map<std::string, PresentationScores> attacks;
  while (const auto row = reader.next()) {
    if (!columns.fits(*row)) continue;
    const CsvField& name = (*row)[*species];
    if (name.text.empty()) {
      reader.refuse(name, "bona_fide or the name of a PAI species was expected");
      continue;
    }
    auto& scores = name.text == "bona_fide" ? list.bona_fide : attacks[name.text];
    add_score(reader, (*row)[*score], scores);
  }
  for (auto& [name, scores] : attacks) {
    scores.species = name;
    list.attacks.push_back(std::move(scores));
  }
  if (problems.empty() && (list.attacks.empty() || list.bona_fide.scores.empty())) {
    reader.refuse({"", 1, 1}, "bona fide presentations and at least one attack were expected");
  }
  return list;
}

}  // namespace madoguchi::evaluation::data_set
