// SPDX-License-Identifier: Apache-2.0
// Result files as the reference EMR takes them over, and answers of shims: nothing is taken over
// without a chart, and what is answered can be read again.
#include "core/bytes.hpp"
#include "sim/emr/decision_json.hpp"
#include "sim/emr/read_result.hpp"
#include "sim/emr/take_over.hpp"

#include <boost/json/parse.hpp>

#include <cstdlib>

namespace {

using namespace madoguchi;

sim::emr::EmrStore& store() {
  static sim::emr::EmrStore kept = [] {
    auto made = sim::emr::EmrStore::open(":memory:").value();
    checkin::EmrChart chart;
    chart.id = "0012";
    chart.name = "見本　太郎";
    chart.born = *core::parse_date("1980-04-01");
    if (!made.put_chart(chart)) std::abort();
    return made;
  }();
  return kept;
}

void take_over(std::string_view bytes) {
  const auto read = sim::emr::read_result(bytes, {});
  const auto* message = std::get_if<eligibility::OqsMessage>(&read);
  if (message == nullptr) return;
  const checkin::Defects none;
  const std::string institution = "1319999999";
  sim::emr::TakeOver worker(store(), none, institution, core::CivilTime{});
  const auto decision = worker.result({"a.xml", *message, {}, {}});
  if (!decision) std::abort();
  const bool recorded = decision->fields.contains("insurer_number");
  if (recorded && decision->state == checkin::EmrState::imported && decision->chart.empty()) {
    std::abort();
  }
  const auto again = sim::emr::decision_from_json(sim::emr::to_json(*decision));
  if (!again || *again != *decision) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = core::as_text({data, size});
  take_over(text);
  boost::system::error_code error;
  const auto value = boost::json::parse(boost::json::string_view(text.data(), text.size()), error);
  if (!error) {
    const auto decision = sim::emr::decision_from_json(value);
    if (decision && !sim::emr::decision_from_json(sim::emr::to_json(*decision))) std::abort();
  }
  return 0;
}
