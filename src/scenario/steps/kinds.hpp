// SPDX-License-Identifier: Apache-2.0
// One function a step file: its row of the step table.
#pragma once

#include "scenario/step.hpp"

namespace madoguchi::scenario::steps {

StepKind place_card();
StepKind choose_method();
StepKind enter_pin();
StepKind consent();
StepKind register_use();
StepKind confirm_notice();
StepKind choose_prescription();
StepKind use_subsidies();
StepKind take_card();
StepKind staff();
StepKind card_fault();
StepKind service();
StepKind camera();
StepKind surface();
StepKind wait();
StepKind reader_cable();
StepKind day();
StepKind insurance();
StepKind evaluate_faces();

// The EMR behind its folders.
StepKind drop_file();
StepKind change_file();
StepKind emr();
StepKind exchange();

// The card alone: one command each, then what happens to its power.
StepKind select();
StepKind select_file();
StepKind read_binary();
StepKind read_record();
StepKind read_file();
StepKind verify();
StepKind verify_status();
StepKind change_reference_data();
StepKind sign();
StepKind get_challenge();
StepKind get_data();
StepKind present_certificate();
StepKind external_authenticate();
StepKind apdu();
StepKind power_cycle();
StepKind warm_reset();
StepKind reconnect();

}  // namespace madoguchi::scenario::steps
