// SPDX-License-Identifier: Apache-2.0
// Inside this module: the objects that messages of the eligibility service hold.
#pragma once

#include "eligibility/json_fields.hpp"
#include "eligibility/messages.hpp"

#include <boost/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::eligibility {

void put(boost::json::object& object, std::string_view key, std::string_view text);
/// Nothing for an empty text or no day.
void put_if(boost::json::object& object, std::string_view key, std::string_view text);
void put_if(boost::json::object& object, std::string_view key,
            const std::optional<core::CivilDate>& day);

/// Each pair: the object of a value, and the value of an object at `path`.
boost::json::object record_object(const FoundRecord& found);
core::Result<FoundRecord> read_record(const boost::json::object& object, std::string path);
boost::json::object subsidy_object(const SubsidyRecord& subsidy);
core::Result<SubsidyRecord> read_subsidy(const boost::json::object& object, std::string path);
boost::json::object document_object(const MedicalInformation& information);
core::Result<MedicalInformation> read_document(const boost::json::object& object, std::string path);

}  // namespace madoguchi::eligibility
