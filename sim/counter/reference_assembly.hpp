// SPDX-License-Identifier: Apache-2.0
// The reference counter, wired up: devices of a mode, camera, reader, terminal, traces.
#pragma once

#include "adapters/crypto/openssl_digest.hpp"
#include "adapters/files/folder_emr_outbox.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "adapters/iconv/shift_jis.hpp"
#include "adapters/opencv/image_codec.hpp"
#include "ports/face_comparator.hpp"
#include "reader/camera_ahead.hpp"
#include "reader/reader.hpp"
#include "scenario/counter.hpp"
#include "sim/counter/devices.hpp"
#include "sim/counter/issuer_trust.hpp"
#include "sim/counter/reference_stage.hpp"
#include "sim/counter/scenario_card.hpp"
#include "sim/counter/staged_camera.hpp"
#include "sim/counter/staged_card.hpp"
#include "sim/counter/staged_surface.hpp"
#include "sim/emr/oqs_files.hpp"
#include "sim/pki/institution_identity.hpp"
#include "sim/trace/traced_card_reader.hpp"
#include "sim/trace/traced_eligibility_client.hpp"
#include "sim/trace/traced_emr_outbox.hpp"
#include "sim/trace/traced_frame_source.hpp"
#include "terminal/reference_counter.hpp"

#include <map>
#include <memory>
#include <string>

namespace madoguchi::sim::counter {

/// What an assembly is made of; the references outlive it.
struct AssemblyParts {
  const scenario::World& world;
  const scenario::CounterOptions& options;
  ports::TraceSink& trace;
  ports::FaceComparator& comparator;
  ports::PadSubsystem* pad;  ///< may be missing
  camera::MediaLibrary& media;
  const OwnCamera* own_camera;                             ///< may be missing
  std::shared_ptr<const checkin::rules::RuleTable> rules;  ///< empty: those shipped
  emr::OqsFiles files;                                     ///< for the EMR
  std::unique_ptr<Devices> devices;
  std::map<std::string, StagedCard> cards;  ///< by name
  std::map<std::string, CardFront> fronts;  ///< of the same
  IssuerTrust face_trust;
  pki::TestHierarchy::Institution institution;
  adapters::files::TemporaryFolder folder;  ///< of the EMR's share
  adapters::files::FolderEmrOutbox outbox;
  std::shared_ptr<ports::AppendLog> staff_log;     ///< in `folder`
  std::shared_ptr<ports::FaceMemory> face_memory;  ///< there, too
};

class ReferenceAssembly final : public scenario::Counter {
 public:
  explicit ReferenceAssembly(AssemblyParts parts);

  ports::SystemUnderTest& system() override { return counter_; }
  ports::Stage& stage() override { return stage_; }
  std::vector<scenario::EvidenceFile> evidence() const override { return stage_.evidence(); }
  void run(std::function<ports::Awaitable<void>()> task) override {
    devices_->run(std::move(task));
  }

 private:
  reader::ReaderParts reader_parts(const AssemblyParts& parts);

  // In the order of construction: everything refers only to what stands above it.
  scenario::World world_;
  adapters::files::TemporaryFolder folder_;
  adapters::files::FolderEmrOutbox outbox_;
  std::shared_ptr<ports::AppendLog> staff_log_;
  std::shared_ptr<ports::FaceMemory> face_memory_;
  std::unique_ptr<Devices> devices_;
  StagedCamera camera_;
  StagedSurface surface_;
  adapters::opencv::ImageCodec decoder_;
  adapters::crypto::OpensslDigest digest_;
  IssuerTrust face_trust_;
  pki::InstitutionIdentity institution_;
  trace::TracedCardReader traced_reader_;
  reader::TemplatesAhead templates_;
  reader::CameraAhead camera_ahead_;
  trace::TracedFrameSource traced_camera_;
  trace::TracedEligibilityClient traced_client_;
  trace::TracedEmrOutbox traced_outbox_;
  emr::OqsFiles files_;
  adapters::iconv::ShiftJis shift_jis_;
  terminal::Terminal terminal_;
  reader::Reader reader_;
  terminal::ReferenceCounter counter_;
  ReferenceStage stage_;
};

}  // namespace madoguchi::sim::counter
