// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/face/disagreement_report.hpp"

#include "adapters/files/files.hpp"
#include "evaluation/disagreement.hpp"
#include "evaluation/report/json_text.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <stdexcept>

namespace madoguchi::apps {
namespace {

using biometrics::performance::Proportion;
using evaluation::SharedPairs;

evaluation::JudgedComparisons judged(const Evaluated& evaluated) {
  const auto& comparator = evaluated.evaluation.comparator;
  if (!comparator || !comparator->threshold) {
    throw std::runtime_error("--and: one of the comparators states no threshold");
  }
  return {evaluated.comparisons, *comparator->threshold};
}

boost::json::object json_of(const Proportion& proportion) {
  const auto interval = biometrics::performance::clopper_pearson(proportion);
  return {{"errors", proportion.errors},
          {"trials", proportion.trials},
          {"rate", proportion.rate()},
          {"clopper_pearson_95", {interval.low, interval.high}}};
}

boost::json::object json_of(const SharedPairs& pairs) {
  return {{"disagreement", json_of(pairs.disagreement)},
          {"first_errors", json_of(pairs.first_errors)},
          {"second_errors", json_of(pairs.second_errors)},
          {"errors_of_both", json_of(pairs.both_errors)},
          {"correlation", pairs.correlation}};
}

void write(const std::filesystem::path& path, const std::string& content) {
  const auto written = adapters::files::write_atomically(path, content);
  if (!written) throw std::runtime_error(written.error().message());
}

std::string line(const SharedPairs& pairs, core::Text what, core::Language language) {
  const bool ja = language == core::Language::japanese;
  return fmt::format("{}: {} {} / {} ({:.4f}), {} {} / {}, r = {:.3f}\n", what.in(language),
                     ja ? "判定の不一致" : "decided differently", pairs.disagreement.errors,
                     pairs.disagreement.trials, pairs.disagreement.rate(), ja ? "誤り" : "errors",
                     pairs.first_errors.errors, pairs.second_errors.errors, pairs.correlation);
}

std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + "\"";
}

}  // namespace

std::string report_disagreement(const Evaluated& first, const Evaluated& second,
                                const std::filesystem::path& folder, core::Language language) {
  const auto found = evaluation::disagreement_of(judged(first), judged(second));
  boost::json::array worst;
  std::string csv = "reference,probe,mated,first,second\n";
  for (const evaluation::DisputedPair& pair : found.worst) {
    const std::string reference = first.sample_name(pair.reference);
    const std::string probe = first.sample_name(pair.probe);
    worst.push_back({{"reference", reference},
                     {"probe", probe},
                     {"mated", pair.mated},
                     {"first", pair.first},
                     {"second", pair.second}});
    csv += fmt::format("{},{},{},{},{}\n", quoted(reference), quoted(probe), pair.mated ? 1 : 0,
                       pair.first, pair.second);
  }
  const auto& one = *first.evaluation.comparator;
  const auto& other = *second.evaluation.comparator;
  const boost::json::object document{
      {"first",
       {{"comparator", one.name}, {"calibration", one.calibration}, {"threshold", *one.threshold}}},
      {"second",
       {{"comparator", other.name},
        {"calibration", other.calibration},
        {"threshold", *other.threshold}}},
      {"mated", json_of(found.mated)},
      {"non_mated", json_of(found.non_mated)},
      {"compared_or_kept_by_one_only", found.only_one},
      {"most_disputed", std::move(worst)}};
  write(folder / "disagreement.json", evaluation::report::json_text(document));
  write(folder / "disagreement.csv", csv);
  return fmt::format("{} / {}\n", one.name, other.name) +
         line(found.mated, {"mated", "本人同士"}, language) +
         line(found.non_mated, {"non-mated", "他人同士"}, language);
}

}  // namespace madoguchi::apps
