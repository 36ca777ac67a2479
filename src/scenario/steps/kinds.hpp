// SPDX-License-Identifier: Apache-2.0
// One function a step file: its row of the step table.
#pragma once

#include "scenario/step.hpp"

namespace madoguchi::scenario::steps {

StepKind place_card();
StepKind choose_method();
StepKind enter_pin();
StepKind consent();
StepKind take_card();
StepKind staff();
StepKind card_fault();
StepKind service();
StepKind camera();
StepKind wait();

}  // namespace madoguchi::scenario::steps
