// SPDX-License-Identifier: Apache-2.0
#include "sim/person/person.hpp"

#include "sim/person/model.hpp"

#include <mutex>

namespace madoguchi::sim::person {

struct Person::Cell {
  std::once_flag once;
  std::shared_ptr<const Model> model;
};

Person::Person(Traits traits) : traits_(std::move(traits)), cell_(std::make_shared<Cell>()) {}

Person Person::from_seed(std::uint64_t seed) { return Person(traits_from_seed(seed)); }

Person Person::from_traits(Traits traits) { return Person(std::move(traits)); }

int Person::age() const { return static_cast<int>(traits_.age); }

Person Person::aged(double years) const {
  return Person(aged_traits(traits_, static_cast<float>(years)));
}

const std::shared_ptr<const Model>& Person::model() const {
  std::call_once(cell_->once, [this] { cell_->model = build_model(traits_); });
  return cell_->model;
}

std::string generator_version() { return "6"; }

}  // namespace madoguchi::sim::person
