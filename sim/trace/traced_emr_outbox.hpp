// SPDX-License-Identifier: Apache-2.0
// An outbox that records which files were left for the EMR.
#pragma once

#include "ports/clock.hpp"
#include "ports/emr_outbox.hpp"
#include "ports/trace_sink.hpp"

namespace madoguchi::sim::trace {

/// Wraps an outbox, and is one. The wrapped outbox, clock and sink outlive it.
class TracedEmrOutbox final : public ports::EmrOutbox {
 public:
  TracedEmrOutbox(ports::EmrOutbox& outbox, ports::Clock& clock, ports::TraceSink& sink)
      : outbox_(outbox), clock_(clock), sink_(sink) {}

  ports::Task<> deliver(std::string name, std::string content) override;

 private:
  ports::EmrOutbox& outbox_;
  ports::Clock& clock_;
  ports::TraceSink& sink_;
};

}  // namespace madoguchi::sim::trace
