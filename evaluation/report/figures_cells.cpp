// SPDX-License-Identifier: Apache-2.0
#include "evaluation/report/figures_cells.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::evaluation::report {
namespace {

namespace json = boost::json;

double number(const json::value& value) { return value.to_number<double>(); }

/// "1.20 % (0.80–1.70; 3/250)": Clopper-Pearson, widened by the bootstrap where there is one.
std::string share(const json::value& value) {
  const json::object& one = value.as_object();
  if (one.at("trials").to_number<std::uint64_t>() == 0) return {};
  double low = number(one.at("clopper_pearson").at(0));
  double high = number(one.at("clopper_pearson").at(1));
  const json::value* by_subject = one.if_contains("bootstrap_by_subject");
  if (by_subject != nullptr && !by_subject->is_null()) {
    low = std::min(low, number(by_subject->at(0)));
    high = std::max(high, number(by_subject->at(1)));
  }
  return fmt::format("{} ({:.3g}–{:.3g}; {}/{})", short_percent(number(one.at("rate"))), low * 100,
                     high * 100, one.at("errors").to_number<std::uint64_t>(),
                     one.at("trials").to_number<std::uint64_t>());
}

const json::object* part(const json::object& evaluation, const char* name) {
  const json::value* value = evaluation.if_contains(name);
  return value == nullptr ? nullptr : value->if_object();
}

const json::object* element(const json::value& list, const char* key, const json::value& wanted) {
  for (const json::value& one : list.as_array()) {
    const json::value* value = one.as_object().if_contains(key);
    if (value != nullptr && *value == wanted) return &one.as_object();
  }
  return nullptr;
}

/// A rate with a guard that it lacks is marked.
std::string guarded(const json::object& point, const std::string& text) {
  return point.at("support").as_string() == "sufficient" ? text : text + " †";
}

Cell in_one_to_one(const std::function<std::string(const json::object&)>& cell) {
  return [cell](const json::object& evaluation) {
    const json::object* figures = part(evaluation, "one_to_one");
    return figures == nullptr ? std::string() : cell(*figures);
  };
}

const json::object* own_point(const json::object& evaluation) {
  const json::object* figures = part(evaluation, "attack_detection");
  return figures == nullptr
             ? nullptr
             : element(figures->at("points"), "threshold", figures->at("own_threshold"));
}

}  // namespace

std::string short_percent(double rate) {
  const double value = rate * 100;
  return value < 0.01 && value > 0 ? fmt::format("{:.2g} %", value)
                                   : fmt::format("{:.2f} %", value);
}

Cell fnmr_at(double fmr) {
  return in_one_to_one([fmr](const json::object& figures) -> std::string {
    const json::object* point = element(figures.at("points"), "fmr_asked", fmr);
    if (point == nullptr || !point->contains("fnmr")) return {};
    return guarded(*point, share(point->at("fnmr")));
  });
}

Cell at_own_threshold(const char* rate) {
  return [rate](const json::object& evaluation) -> std::string {
    const json::object* figures = part(evaluation, "one_to_one");
    if (figures == nullptr) return {};
    const json::object* point =
        element(figures->at("points"), "threshold_asked",
                evaluation.at("comparator").at("calibration").at("threshold"));
    return point == nullptr || !point->contains(rate) ? std::string() : share(point->at(rate));
  };
}

Cell equal_error() {
  return in_one_to_one([](const json::object& figures) -> std::string {
    if (figures.at("eer").is_null()) return {};
    const json::object& eer = figures.at("eer").as_object();
    const std::string rate = short_percent(number(eer.at("rate")));
    const json::value* bounds = eer.if_contains("bootstrap_by_subject");
    if (bounds == nullptr || bounds->is_null()) return rate;
    return fmt::format("{} ({:.3g}–{:.3g})", rate, number(bounds->at(0)) * 100,
                       number(bounds->at(1)) * 100);
  });
}

Cell one_to_one_share(const char* rate) {
  return in_one_to_one([rate](const json::object& figures) { return share(figures.at(rate)); });
}

Cell separation(const char* mean, const char* deviation) {
  return in_one_to_one([=](const json::object& figures) -> std::string {
    if (figures.at("separation").is_null()) return {};
    const json::object& moments = figures.at("separation").as_object();
    if (deviation == nullptr) return fmt::format("{:.2f}", number(moments.at(mean)));
    return fmt::format("{:.3f} ± {:.3f}", number(moments.at(mean)), number(moments.at(deviation)));
  });
}

Cell not_detected() {
  return [](const json::object& evaluation) {
    const json::value* lost = evaluation.if_contains("lost_frames");
    const json::object* frontal =
        lost == nullptr ? nullptr : element(*lost, "condition", "frontal");
    return frontal == nullptr ? std::string() : share(frontal->at("undetected"));
  };
}

Cell transactions(const char* rate) {
  return [rate](const json::object& evaluation) {
    const json::object* figures = part(evaluation, "transactions");
    return figures == nullptr ? std::string() : share(figures->at(rate));
  };
}

Cell fnir_at(double fpir) {
  return [fpir](const json::object& evaluation) -> std::string {
    const json::object* figures = part(evaluation, "one_to_many");
    const json::object* point =
        figures == nullptr ? nullptr : element(figures->at("points"), "fpir_asked", fpir);
    return point == nullptr ? std::string() : guarded(*point, share(point->at("fnir")));
  };
}

Cell bpcer() {
  return [](const json::object& evaluation) {
    const json::object* point = own_point(evaluation);
    return point == nullptr ? std::string() : share(point->at("bpcer"));
  };
}

Cell apcer(const std::string& species) {
  return [species](const json::object& evaluation) -> std::string {
    const json::object* point = own_point(evaluation);
    const json::object* row =
        point == nullptr ? nullptr : element(point->at("species"), "species", json::value(species));
    return row == nullptr ? std::string() : share(row->at("apcer"));
  };
}

Cell accepted(const std::string& species) {
  return [species](const json::object& evaluation) -> std::string {
    const json::value* all = evaluation.if_contains("accepted_attacks");
    const json::object* row =
        all == nullptr ? nullptr : element(*all, "species", json::value(species));
    if (row == nullptr) return {};
    return share(row->at("by_both").is_null() ? row->at("by_comparator") : row->at("by_both"));
  };
}

/// "FNMR 3.10 % (brown) to 0.40 % (light), 7.7 times"
Cell by_group(const std::string& column) {
  return in_one_to_one([column](const json::object& figures) -> std::string {
    const json::value& first = figures.at("points").at(0);
    const json::value* groups = first.as_object().if_contains("groups");
    const json::object* group =
        groups == nullptr ? nullptr : element(*groups, "column", json::value(column));
    if (group == nullptr) return {};
    const json::object* worst = nullptr;
    const json::object* best = nullptr;
    for (const json::value& value : group->at("values").as_array()) {
      const json::object& one = value.as_object();
      const double rate = number(one.at("fnmr").at("rate"));
      if (one.at("fnmr").at("trials").to_number<std::uint64_t>() < 30) continue;
      if (worst == nullptr || rate > number(worst->at("fnmr").at("rate"))) worst = &one;
      if (best == nullptr || rate < number(best->at("fnmr").at("rate"))) best = &one;
    }
    if (worst == nullptr || worst == best) return {};
    const double low = number(best->at("fnmr").at("rate"));
    const double high = number(worst->at("fnmr").at("rate"));
    const auto name = [](const json::object& one) {
      return std::string(one.at("value").as_string());
    };
    return fmt::format("{} ({}) / {} ({}){}", short_percent(high), name(*worst), short_percent(low),
                       name(*best), low > 0 ? fmt::format(" = {:.2g}", high / low) : "");
  });
}

std::vector<std::string> species_of(const json::array& comparators) {
  std::vector<std::string> names;
  for (const json::value& one : comparators) {
    const json::value* all = one.at("evaluation").as_object().if_contains("accepted_attacks");
    if (all == nullptr || !names.empty()) continue;
    for (const json::value& row : all->as_array()) {
      names.emplace_back(row.at("species").as_string());
    }
  }
  return names;
}

}  // namespace madoguchi::evaluation::report
