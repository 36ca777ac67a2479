// SPDX-License-Identifier: Apache-2.0
#include "scenario/step_registry.hpp"

#include "scenario/steps/kinds.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::scenario {

std::span<const StepKind> step_kinds() {
  static const std::array kinds{
      // the patient
      steps::place_card(),
      steps::choose_method(),
      steps::enter_pin(),
      steps::register_use(),
      steps::confirm_notice(),
      steps::consent(),
      steps::choose_prescription(),
      steps::use_subsidies(),
      steps::take_card(),
      // staff
      steps::staff(),
      // the world
      steps::card_fault(),
      steps::service(),
      steps::camera(),
      steps::surface(),
      steps::wait(),
      steps::day(),
      steps::insurance(),
      steps::reader_cable(),
      // the EMR and its folders
      steps::drop_file(),
      steps::change_file(),
      steps::emr(),
      steps::exchange(),
      // a population
      steps::evaluate_faces(),
      // the card alone
      steps::select(),
      steps::select_file(),
      steps::read_binary(),
      steps::read_record(),
      steps::read_file(),
      steps::verify(),
      steps::verify_status(),
      steps::change_reference_data(),
      steps::sign(),
      steps::get_challenge(),
      steps::get_data(),
      steps::present_certificate(),
      steps::external_authenticate(),
      steps::apdu(),
      steps::power_cycle(),
      steps::warm_reset(),
      steps::reconnect(),
  };
  return kinds;
}

const StepKind* find_step_kind(std::string_view name) {
  const auto row = std::ranges::find(step_kinds(), name, &StepKind::name);
  return row == step_kinds().end() ? nullptr : &*row;
}

}  // namespace madoguchi::scenario
