// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/face/disagreement_report.hpp"

#include "apps/madoguchi/option_files.hpp"
#include "evaluation/disagreement.hpp"
#include "evaluation/report/disagreement_report.hpp"
#include "evaluation/report/json_text.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <stdexcept>

namespace madoguchi::apps {
namespace {

namespace json = boost::json;
namespace report = evaluation::report;

evaluation::JudgedComparisons judged(const Evaluated& evaluated) {
  const auto& comparator = evaluated.evaluation.comparator;
  if (!comparator || !comparator->threshold) {
    throw std::runtime_error("--and: one of the comparators states no threshold");
  }
  return {evaluated.comparisons, *comparator->threshold};
}

std::string line(const json::value& pairs, core::Text what, core::Language language) {
  const bool ja = language == core::Language::japanese;
  const auto count = [&](const char* share, const char* key) {
    return pairs.at(share).at(key).to_number<std::uint64_t>();
  };
  return fmt::format("{}: {} {} / {} ({:.4f}), {} {} / {}, r = {:.3f}\n", what.in(language),
                     ja ? "判定の不一致" : "decided differently", count("disagreement", "errors"),
                     count("disagreement", "trials"),
                     pairs.at("disagreement").at("rate").to_number<double>(),
                     ja ? "誤り" : "errors", count("first_errors", "errors"),
                     count("second_errors", "errors"), pairs.at("correlation").to_number<double>());
}

}  // namespace

json::object disagreement_between(const Evaluated& first, const Evaluated& second) {
  const auto found = evaluation::disagreement_of(judged(first), judged(second));
  return report::disagreement_json(
      found, {*first.evaluation.comparator, *second.evaluation.comparator}, first.sample_name);
}

void leave_disagreement(const json::object& disagreement, const std::filesystem::path& folder) {
  write_result(folder / "disagreement.json", report::json_text(disagreement));
  write_result(folder / "disagreement.csv", report::disagreement_csv(disagreement));
}

std::string disagreement_lines(const json::object& disagreement, core::Language language) {
  const auto name = [&](const char* which) {
    return std::string_view(disagreement.at(which).at("comparator").as_string());
  };
  return fmt::format("{} / {}\n", name("first"), name("second")) +
         line(disagreement.at("mated"), {"mated", "本人同士"}, language) +
         line(disagreement.at("non_mated"), {"non-mated", "他人同士"}, language);
}

}  // namespace madoguchi::apps
