// SPDX-License-Identifier: Apache-2.0
// Expectations of lists: methods, information, offered, clauses. Order never matters.
#include "scenario/expectations/kinds.hpp"
#include "scenario/read_value.hpp"
#include "scenario/requirement_id.hpp"

#include <algorithm>

namespace madoguchi::scenario::expectations {
namespace {

using Observation = ports::Observation;

template <class T>
bool contains(const std::vector<T>& list, const T& value) {
  return std::ranges::find(list, value) != list.end();
}

template <class T>
bool same_members(const std::vector<T>& a, const std::vector<T>& b) {
  const auto in = [](const std::vector<T>& list) {
    return [&list](const T& value) { return contains(list, value); };
  };
  return std::ranges::all_of(a, in(b)) && std::ranges::all_of(b, in(a));
}

template <class E, std::vector<E> Observation::*field>
class ExactList : public Expectation {
 public:
  explicit ExactList(std::vector<E> expected) : expected_(std::move(expected)) {}
  std::string expected() const override { return names_of(expected_); }
  core::Result<Finding> check(const Evidence& evidence) const override {
    const std::vector<E>& actual = evidence.seen.*field;
    return Finding{same_members(actual, expected_), names_of(actual)};
  }

 private:
  std::vector<E> expected_;
};

template <class E, std::vector<E> Observation::*field>
std::unique_ptr<Expectation> make_exact(const DocumentNode& value, ReadContext&) {
  return std::make_unique<ExactList<E, field>>(enums_from<E>(value));
}

template <class E>
Shape exact_list() {
  return shapes::list(shapes::choice_of<E>());
}

class IncludesExcludes : public Expectation {
 public:
  IncludesExcludes(std::vector<checkin::Way> includes, std::vector<checkin::Way> excludes)
      : includes_(std::move(includes)), excludes_(std::move(excludes)) {}
  std::string expected() const override {
    return "includes " + names_of(includes_) + ", excludes " + names_of(excludes_);
  }
  core::Result<Finding> check(const Evidence& evidence) const override {
    const auto& actual = evidence.seen.offered;
    const auto offered = [&](checkin::Way way) { return contains(actual, way); };
    return Finding{
        std::ranges::all_of(includes_, offered) && std::ranges::none_of(excludes_, offered),
        names_of(actual)};
  }

 private:
  std::vector<checkin::Way> includes_;
  std::vector<checkin::Way> excludes_;
};

Shape offered_shape() {
  const Shape ways = shapes::list(shapes::choice_of<checkin::Way>(), 1);
  return shapes::either({exact_list<checkin::Way>(),
                         shapes::mapping({{"includes", ways, Need::optional, "all of these"},
                                          {"excludes", ways, Need::optional, "none of these"}})});
}

std::unique_ptr<Expectation> make_offered(const DocumentNode& value, ReadContext& context) {
  if (value.is_sequence()) {
    return make_exact<checkin::Way, &Observation::offered>(value, context);
  }
  const auto ways = [&](std::string_view key) {
    const DocumentNode* list = value.find(key);
    return list != nullptr ? enums_from<checkin::Way>(*list) : std::vector<checkin::Way>{};
  };
  auto includes = ways("includes");
  auto excludes = ways("excludes");
  if (includes.empty() && excludes.empty()) {
    context.problems.add(value.place, context.path, "expected includes, excludes, or both");
  }
  for (const checkin::Way way : includes) {
    if (contains(excludes, way)) {
      context.problems.add(value.place, context.path,
                           std::string(core::name_of(way)) + " is both included and excluded");
    }
  }
  return std::make_unique<IncludesExcludes>(std::move(includes), std::move(excludes));
}

class Clauses : public Expectation {
 public:
  explicit Clauses(std::vector<std::string> expected) : expected_(std::move(expected)) {}
  std::string expected() const override { return "includes " + text(expected_); }
  core::Result<Finding> check(const Evidence& evidence) const override {
    const auto& actual = evidence.seen.clauses;
    const bool all = std::ranges::all_of(
        expected_, [&](const std::string& clause) { return contains(actual, clause); });
    return Finding{all, text(actual)};
  }

 private:
  static std::string text(const std::vector<std::string>& clauses) {
    const std::vector<std::string_view> names(clauses.begin(), clauses.end());
    return "[" + joined(names) + "]";
  }
  std::vector<std::string> expected_;
};

std::unique_ptr<Expectation> make_clauses(const DocumentNode& value, ReadContext&) {
  std::vector<std::string> clauses;
  for (const DocumentNode& item : value.items) clauses.push_back(item.text);
  return std::make_unique<Clauses>(std::move(clauses));
}

}  // namespace

ExpectationKind methods() {
  using E = checkin::IdentityMethod;
  return {"methods", "Exactly the ways to verify identity that the reader offers now.",
          "methods: [face]", exact_list<E>, make_exact<E, &Observation::methods>};
}

ExpectationKind information() {
  using E = eligibility::InformationKind;
  return {"information", "Exactly the kinds of medical information that arrived.",
          "information: [drug, checkup]", exact_list<E>, make_exact<E, &Observation::information>};
}

ExpectationKind offered() {
  return {"offered",
          "What staff may use instead: the exact list, or ways that have to be among it "
          "(`includes`) and ways that must not be (`excludes`).",
          "offered: {includes: [declaration_form], excludes: [portal_screen]}", offered_shape,
          make_offered};
}

ExpectationKind clauses() {
  return {"clauses", "Ids of rules that have to be among those that decided.", "clauses: [N-08]",
          [] { return shapes::list(requirement_id_shape(), 1); }, make_clauses};
}

}  // namespace madoguchi::scenario::expectations
