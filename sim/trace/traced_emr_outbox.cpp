// SPDX-License-Identifier: Apache-2.0
#include "sim/trace/traced_emr_outbox.hpp"

#include <utility>

namespace madoguchi::sim::trace {

ports::Task<> TracedEmrOutbox::deliver(std::string name, std::string content) {
  ports::TraceEvent event{
      .lane = ports::Lane::emr,
      .at = clock_.now(),
      .title = "result file",
      .details = {{"file", name}, {"size", std::to_string(content.size()) + " bytes"}}};
  const core::Result<> delivered = co_await outbox_.deliver(std::move(name), std::move(content));
  event.duration = clock_.now() - event.at;
  if (!delivered) event.details.emplace_back("error", delivered.error().message());
  sink_.record(std::move(event));
  co_return delivered;
}

}  // namespace madoguchi::sim::trace
