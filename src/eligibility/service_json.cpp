// SPDX-License-Identifier: Apache-2.0
#include "eligibility/service_json.hpp"

#include "core/hex.hpp"
#include "eligibility/json_fields.hpp"
#include "eligibility/service_json_records.hpp"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace madoguchi::eligibility {
namespace {

namespace json = boost::json;

/// Flags that are usually not set are left out when they are not.
void put_flag(json::object& object, std::string_view key, bool flag) {
  if (flag) object[{key.data(), key.size()}] = true;
}

std::string written(const json::object& object) { return json::serialize(object); }

template <class T>
json::array written_objects(const std::vector<T>& values, json::object (*write)(const T&)) {
  json::array array;
  for (const T& value : values) array.push_back(write(value));
  return array;
}

/// Reads an array of objects under `key` with `read(object, path)`.
template <class T, class Read>
std::vector<T> read_objects(JsonFields& in, std::string_view key, Read read,
                            std::optional<core::Error>& error) {
  std::vector<T> values;
  for (const json::value& element : in.array(key)) {
    const std::string path = fmt::format("{}[{}]", in.path_of(key), values.size());
    if (!element.is_object()) {
      in.fault(key, "has an element that is not an object");
      break;
    }
    auto value = read(element.as_object(), path);
    if (!value) {
      error = value.error();
      break;
    }
    values.push_back(std::move(*value));
  }
  return values;
}

core::Result<Consents> read_consents(const json::object& object) {
  JsonFields in(object, "consents");
  Consents consents{in.flag("drug"), in.flag("checkup"), in.flag("treatment"),
                    in.flag("high_cost_limit")};
  consents.operation = in.optional_flag("operation");
  consents.specified_disease = in.optional_flag("specified_disease");
  for (const auto& row : enum_names(std::type_identity<ClinicalItem>{})) {
    if (in.optional_flag(row.name)) consents.clinical.insert(row.value);
  }
  if (auto done = in.finish(); !done) return done.error();
  return consents;
}

}  // namespace

std::string to_json(const Challenge& challenge) {
  json::object object;
  put(object, "challenge_id", challenge.id);
  put(object, "nonce", core::to_hex(challenge.nonce));
  return written(object);
}

core::Result<Challenge> parse_challenge(std::string_view text) {
  const auto object = parse_json_object(text);
  if (!object) return object.error();
  JsonFields in(*object, "");
  Challenge challenge{in.text("challenge_id"), in.bytes("nonce")};
  if (auto done = in.finish(); !done) return done.error();
  return challenge;
}

std::string to_json(const EligibilityQuery& query) {
  json::object object;
  put(object, "challenge_id", query.challenge_id);
  put(object, "certificate", core::to_hex(query.certificate));
  put(object, "signature", core::to_hex(query.signature));
  put(object, "verified_by", query.verified_by);
  put_if(object, "staff_account", query.staff_account);
  if (query.ticked_at) put(object, "ticked_at", core::to_compact(*query.ticked_at));
  return written(object);
}

core::Result<EligibilityQuery> parse_query(std::string_view text) {
  const auto object = parse_json_object(text);
  if (!object) return object.error();
  JsonFields in(*object, "");
  EligibilityQuery query;
  query.challenge_id = in.text("challenge_id");
  query.certificate = in.bytes("certificate");
  query.signature = in.bytes("signature");
  query.verified_by = in.text("verified_by");
  query.staff_account = in.optional_text("staff_account").value_or("");
  query.ticked_at = in.optional_time("ticked_at");
  if (auto done = in.finish(); !done) return done.error();
  return query;
}

std::string to_json(const EligibilityAnswer& answer) {
  json::object object;
  put(object, "validity", core::name_of(answer.validity));
  object["records"] = written_objects(answer.records, record_object);
  put(object, "session", answer.session);
  put(object, "processed_at", core::to_compact(answer.processed_at));
  put_if(object, "side_code", answer.side_code);
  put_if(object, "side_message", answer.side_message);
  put_flag(object, "card_use_restricted", answer.card_use_restricted);
  put_flag(object, "has_specified_disease", answer.has_specified_disease);
  put_flag(object, "information_withheld", answer.information_withheld);
  if (!answer.subsidies.empty()) {
    object["subsidies"] = written_objects(answer.subsidies, subsidy_object);
  }
  return written(object);
}

core::Result<EligibilityAnswer> parse_answer(std::string_view text) {
  const auto object = parse_json_object(text);
  if (!object) return object.error();
  JsonFields in(*object, "");
  std::optional<core::Error> error;
  EligibilityAnswer answer;
  answer.validity = in.name<QualificationValidity>("validity");
  answer.records = read_objects<FoundRecord>(in, "records", read_record, error);
  answer.session = in.text("session");
  answer.processed_at = in.time("processed_at");
  answer.side_code = in.optional_text("side_code").value_or("");
  answer.side_message = in.optional_text("side_message").value_or("");
  answer.card_use_restricted = in.optional_flag("card_use_restricted");
  answer.has_specified_disease = in.optional_flag("has_specified_disease");
  answer.information_withheld = in.optional_flag("information_withheld");
  if (object->contains("subsidies")) {
    answer.subsidies = read_objects<SubsidyRecord>(in, "subsidies", read_subsidy, error);
  }
  if (auto done = in.finish(); !done) return done.error();
  if (error) return *error;
  return answer;
}

std::string to_json(const InformationRequest& request) {
  json::object object;
  put(object, "session", request.session);
  object["consents"] = json::object{{"drug", request.consents.drug},
                                    {"checkup", request.consents.checkup},
                                    {"treatment", request.consents.treatment},
                                    {"high_cost_limit", request.consents.high_cost_limit}};
  json::object& consents = object["consents"].as_object();
  put_flag(consents, "operation", request.consents.operation);
  put_flag(consents, "specified_disease", request.consents.specified_disease);
  for (const ClinicalItem item : request.consents.clinical) {
    put_flag(consents, core::name_of(item), true);
  }
  return written(object);
}

core::Result<InformationRequest> parse_information_request(std::string_view text) {
  const auto object = parse_json_object(text);
  if (!object) return object.error();
  JsonFields in(*object, "");
  InformationRequest request;
  request.session = in.text("session");
  const json::object& consents_object = in.object("consents");
  if (auto done = in.finish(); !done) return done.error();
  const auto consents = read_consents(consents_object);
  if (!consents) return consents.error();
  request.consents = *consents;
  return request;
}

std::string to_json(const Registration&) { return R"({"registered":true})"; }

core::Result<Registration> parse_registration(std::string_view text) {
  const auto object = parse_json_object(text);
  if (!object) return object.error();
  JsonFields in(*object, "");
  if (!in.flag("registered") && in.ok()) in.fault("registered", "is false");
  if (auto done = in.finish(); !done) return done.error();
  return Registration{};
}

std::string to_json(const std::vector<MedicalInformation>& documents) {
  json::object object;
  object["documents"] = written_objects(documents, document_object);
  return written(object);
}

core::Result<std::vector<MedicalInformation>> parse_information(std::string_view text) {
  const auto object = parse_json_object(text);
  if (!object) return object.error();
  JsonFields in(*object, "");
  std::optional<core::Error> error;
  auto documents = read_objects<MedicalInformation>(in, "documents", read_document, error);
  if (auto done = in.finish(); !done) return done.error();
  if (error) return *error;
  return documents;
}

std::string to_json(Rejection rejection, std::string_view detail) {
  json::object object;
  put(object, "rejection", core::name_of(rejection));
  put_if(object, "detail", detail);
  return written(object);
}

core::Result<Rejection> parse_rejection(std::string_view text) {
  const auto object = parse_json_object(text);
  if (!object) return object.error();
  JsonFields in(*object, "");
  const auto rejection = in.name<Rejection>("rejection");
  in.optional_text("detail");
  if (auto done = in.finish(); !done) return done.error();
  return rejection;
}

}  // namespace madoguchi::eligibility
