// SPDX-License-Identifier: Apache-2.0
#include "sim/counter/reference_assembly.hpp"

#include "sim/counter/people.hpp"
#include "terminal/oqs_codec.hpp"

#include <utility>

namespace madoguchi::sim::counter {
namespace {

reader::ReaderSettings reader_settings(const AssemblyParts& parts) {
  reader::ReaderSettings settings;
  settings.institution = parts.world.institution;
  const scenario::CounterSetup& setup = parts.world.counter;
  if (setup.screen_timeout) settings.screen_timeout = std::chrono::seconds(*setup.screen_timeout);
  if (setup.reminder_after) settings.reminder_after = std::chrono::seconds(*setup.reminder_after);
  settings.prescription_choice = setup.electronic_prescriptions;
  settings.visual_mode_returns = setup.visual_mode_returns;
  settings.external_reader = setup.external_reader;
  settings.subsidies = setup.subsidies;
  settings.earlier_face_failures = parts.world.card.face_failures;
  settings.rules = parts.rules;
  settings.defects = parts.options.defects;
  return settings;
}

terminal::TerminalSettings terminal_settings(const AssemblyParts& parts) {
  terminal::TerminalSettings settings;
  settings.institution = parts.world.institution;
  settings.institution_code = institution_code;
  settings.external_reader = parts.world.counter.external_reader;
  settings.seed = parts.options.seed;
  settings.file_encoding = parts.world.counter.file_encoding.value_or(parts.files.encoding);
  settings.defects = parts.options.defects;
  settings.rules = parts.rules;
  return settings;
}

/// For reports: the reader, and in what it differs from the usual one.
std::string system_name(const AssemblyParts& parts) {
  std::string name = "madoguchi reference reader and terminal";
  const std::string comparator = parts.comparator.identity().name;
  if (comparator != "madoguchi reference comparator") name += ", comparator: " + comparator;
  if (parts.pad == nullptr) name += ", without attack detection";
  return name;
}

}  // namespace

ReferenceAssembly::ReferenceAssembly(AssemblyParts parts)
    : world_(parts.world),
      folder_(std::move(parts.folder)),
      outbox_(std::move(parts.outbox)),
      staff_log_(parts.staff_log),
      face_memory_(parts.face_memory),
      devices_(std::move(parts.devices)),
      camera_(parts.media, *devices_),
      surface_(std::move(parts.fronts), world_.card.name, devices_->clock(), parts.trace),
      face_trust_(std::move(parts.face_trust)),
      institution_(std::move(parts.institution)),
      traced_reader_(devices_->card_reader(), devices_->clock(), parts.trace),
      templates_(parts.comparator),
      camera_ahead_(camera_, devices_->clock(), {},
                    parts.options.mode == scenario::Mode::hil ? &templates_ : nullptr),
      traced_camera_(camera_ahead_, parts.trace),
      traced_client_(devices_->eligibility_client(), devices_->clock(), parts.trace),
      traced_outbox_(outbox_, devices_->clock(), parts.trace),
      files_(parts.files),
      terminal_({.service = traced_client_,
                 .outbox = traced_outbox_,
                 .clock = devices_->clock(),
                 .trace = parts.trace,
                 .tables = *files_.tables,
                 .shift_jis = shift_jis_,
                 .staff_log = parts.staff_log.get()},
                terminal_settings(parts)),
      reader_(reader_parts(parts), reader_settings(parts)),
      counter_(reader_, terminal_, system_name(parts)),
      stage_(world_, *devices_, std::move(parts.cards), camera_, outbox_.folder(), parts.trace) {
  terminal_.attach(reader_);
  stage_.on_face_file([this](std::string_view bytes) {
    return terminal::read_face_file(bytes, *files_.tables, shift_jis_);
  });
  stage_.on_reader_cable([this](bool plugged) { terminal_.set_reader_cable(plugged); });
  stage_.on_card([this](const scenario::Card& card) {
    surface_.hold(card.name);
    reader_.expect_face_failures(card.face_failures);
  });
  stage_.on_surface([this](const ports::SurfaceView& view) { return surface_.show(view); });
  camera_.show(world_.find(world_.camera.of)->seed);
  camera_.show(world_.camera.scene);
  if (!world_.camera.package.empty()) camera_.show_recording(world_.camera.package);
  if (parts.own_camera != nullptr) camera_.replace_by(*parts.own_camera);
}

reader::ReaderParts ReferenceAssembly::reader_parts(const AssemblyParts& parts) {
  return {.card_reader = traced_reader_,
          .card_surface = surface_,
          .camera = traced_camera_,
          .comparator = templates_,
          .decoder = decoder_,
          .institution_key = institution_,
          .digest = digest_,
          .terminal = terminal_,
          .clock = devices_->clock(),
          .trace = parts.trace,
          .pad = parts.pad,
          .face_memory = face_memory_.get(),
          .face_trust = &face_trust_};
}

}  // namespace madoguchi::sim::counter
