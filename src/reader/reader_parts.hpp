// SPDX-License-Identifier: Apache-2.0
// Everything that the reference reader needs from the world.
#pragma once

#include "ports/card_face_trust.hpp"
#include "ports/card_reader.hpp"
#include "ports/card_surface.hpp"
#include "ports/clock.hpp"
#include "ports/digest.hpp"
#include "ports/face_comparator.hpp"
#include "ports/face_memory.hpp"
#include "ports/frame_source.hpp"
#include "ports/institution_key.hpp"
#include "ports/pad_subsystem.hpp"
#include "ports/photograph_decoder.hpp"
#include "ports/terminal_link.hpp"
#include "ports/trace_sink.hpp"

namespace madoguchi::reader {

/// All of them outlive the reader.
struct ReaderParts {
  ports::CardReader& card_reader;
  ports::CardSurface& card_surface;
  ports::FrameSource& camera;
  ports::FaceComparator& comparator;
  ports::PhotographDecoder& decoder;
  const ports::InstitutionKey& institution_key;
  const ports::Digest& digest;
  ports::TerminalLink& terminal;
  ports::Clock& clock;
  ports::TraceSink& trace;
  ports::PadSubsystem* pad = nullptr;        ///< none: presentation attacks are not looked for
  ports::FaceMemory* face_memory = nullptr;  ///< none: forgotten when the reader is switched off
  const ports::CardFaceTrust* face_trust = nullptr;  ///< none: any photograph is believed
};

}  // namespace madoguchi::reader
