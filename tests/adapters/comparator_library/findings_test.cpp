// SPDX-License-Identifier: Apache-2.0
// One defect after the other: each is found under its own name, and what comes after it still
// works. The rules are those of include/madoguchi/face_comparator.h.
#include "comparator_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace madoguchi::adapters::comparator_library {
namespace {

using biometrics::ComparatorFault;
using biometrics::ExtractionFailure;
using biometrics::SampleRole;
using testing::HasSubstr;

struct Defect {
  const char* mode;
  ComparatorFault fault;
  const char* example;  // part of the first example
};

std::string name_of_defect(const testing::TestParamInfo<Defect>& defect) {
  return defect.param.mode;
}

/// What a run of four pictures gave.
struct Seen {
  biometrics::ComparatorFindings findings;
  std::vector<LibraryTemplate> templates;
  std::vector<double> scores;  // probe by probe, against each reference
};

Seen run(LibrarySetup setup) {
  auto library = LibraryUnderTest::open(std::move(setup)).value();
  Seen seen;
  std::vector<core::Bytes> bytes;
  for (const std::uint8_t first : {std::uint8_t{10}, marked, std::uint8_t{30}, faceless}) {
    seen.templates.push_back(library->create(picture(first), SampleRole::probe));
    bytes.push_back(seen.templates.back().bytes);
  }
  std::vector<TemplatePair> pairs;
  for (std::uint32_t v = 0; v < 3; ++v) {
    for (std::uint32_t e = 0; e < 3; ++e) pairs.push_back({v, e});
  }
  library->set_templates(bytes, bytes);
  seen.scores = library->compare(pairs);
  library->repeat_in_new_process();
  seen.findings = library->findings();
  return seen;
}

std::string lines_of(const biometrics::ComparatorFindings& findings) {
  std::string text;
  for (const std::string& line : findings.lines()) text += line + "\n";
  return text;
}

void expect_only(const Seen& seen, ComparatorFault fault, const char* example) {
  ASSERT_TRUE(seen.findings.has(fault)) << lines_of(seen.findings);
  EXPECT_THAT(seen.findings.all().at(fault).first, HasSubstr(example));
  EXPECT_EQ(seen.findings.all().size(), 1U) << lines_of(seen.findings);
}

/// The pictures around the marked one.
void expect_others_well(const Seen& seen) {
  ASSERT_EQ(seen.templates.size(), 4U);
  EXPECT_EQ(seen.templates[0].bytes, (core::Bytes{10, 7, 7, 7, 7, 7, 7, 7}));
  EXPECT_EQ(seen.templates[2].bytes, (core::Bytes{30, 7, 7, 7, 7, 7, 7, 7}));
  EXPECT_EQ(seen.templates[3].failure, ExtractionFailure::no_face);
  ASSERT_EQ(seen.scores.size(), 9U);
  EXPECT_EQ(seen.scores[0], 1.0);
  EXPECT_EQ(seen.scores[8], 1.0);
  EXPECT_EQ(seen.scores[2], 1.0 / 21);
}

TEST(Findings, AGoodLibraryGivesNone) {
  const Mode mode("good");
  const Seen seen = run(setup_of("defective_comparator", mode));
  EXPECT_TRUE(seen.findings.empty()) << lines_of(seen.findings);
  expect_others_well(seen);
  EXPECT_EQ(seen.templates[1].bytes[0], marked);
  const Seen null = run(setup_of("null_comparator", mode));
  EXPECT_TRUE(null.findings.empty()) << lines_of(null.findings);
}

class CreationDefect : public testing::TestWithParam<Defect> {};

TEST_P(CreationDefect, IsFoundAndLeavesNoTemplate) {
  const Mode mode(GetParam().mode);
  LibrarySetup setup = setup_of("defective_comparator", mode);
  setup.limits.memory = std::uint64_t{256} << 20U;
  if (GetParam().fault == ComparatorFault::hang) setup.limits.create = std::chrono::seconds(1);
  const Seen seen = run(setup);
  expect_only(seen, GetParam().fault, GetParam().example);
  expect_others_well(seen);
  EXPECT_EQ(seen.templates[1].failure, ExtractionFailure::comparator_failed);
  EXPECT_TRUE(std::isnan(seen.scores[3]));
}

INSTANTIATE_TEST_SUITE_P(
    All, CreationDefect,
    testing::Values(
        Defect{"crash_create", ComparatorFault::crash, "signal 11 (SIGSEGV) in create_template"},
        Defect{"abort_create", ComparatorFault::crash, "signal 6 (SIGABRT) in create_template"},
        Defect{"exit_create", ComparatorFault::crash, "exit(0) in create_template"},
        Defect{"hang_create", ComparatorFault::hang, "1000 ms in create_template"},
        Defect{"eat_memory", ComparatorFault::memory_limit, "of 256 MiB in create_template"},
        Defect{"past_template", ComparatorFault::outside_memory, "signal 11"},
        Defect{"before_template", ComparatorFault::outside_memory, "wrote before"},
        Defect{"write_image", ComparatorFault::outside_memory, "signal 11"},
        Defect{"past_image", ComparatorFault::outside_memory, "signal 11"},
        Defect{"too_large", ComparatorFault::template_too_large, "9 bytes of 8"},
        Defect{"empty_success", ComparatorFault::empty_template_as_success, "0 bytes"},
        Defect{"wrong_status", ComparatorFault::wrong_status, "status 99"},
        Defect{"close_descriptors", ComparatorFault::interferes, "lost the connection"},
        Defect{"disturb", ComparatorFault::interferes, "no answer"}),
    name_of_defect);

class AnswerDefect : public testing::TestWithParam<Defect> {};

TEST_P(AnswerDefect, IsFoundAndTheTemplateStays) {
  const Mode mode(GetParam().mode);
  const Seen seen = run(setup_of("defective_comparator", mode));
  expect_only(seen, GetParam().fault, GetParam().example);
  expect_others_well(seen);
}

INSTANTIATE_TEST_SUITE_P(
    All, AnswerDefect,
    testing::Values(
        Defect{"other_size", ComparatorFault::template_size_differs, "7 bytes instead of 8"},
        Defect{"failure_with_template", ComparatorFault::wrong_status, "with a template of 8"},
        Defect{"random_template", ComparatorFault::template_not_repeatable, "a second time"},
        Defect{"unset_template", ComparatorFault::template_not_repeatable, "a second time"},
        Defect{"process_template", ComparatorFault::template_not_repeatable, "in a new process"},
        Defect{"ignore_stride", ComparatorFault::template_not_repeatable, "stride"},
        Defect{"print", ComparatorFault::prints, "found a face of holder (number)"},
        Defect{"print_error", ComparatorFault::prints, "a line"}),
    name_of_defect);

class ComparisonDefect : public testing::TestWithParam<Defect> {};

TEST_P(ComparisonDefect, IsFoundAndItsScoresDoNotCount) {
  const Mode mode(GetParam().mode);
  LibrarySetup setup = setup_of("defective_comparator", mode);
  if (GetParam().fault == ComparatorFault::hang) setup.limits.compare = std::chrono::seconds(1);
  const Seen seen = run(setup);
  expect_only(seen, GetParam().fault, GetParam().example);
  expect_others_well(seen);
  for (std::size_t i = 3; i < 6; ++i) EXPECT_TRUE(std::isnan(seen.scores[i])) << seen.scores[i];
  EXPECT_EQ(seen.findings.all().at(GetParam().fault).count % 3, 0U);
}

INSTANTIATE_TEST_SUITE_P(
    All, ComparisonDefect,
    testing::Values(Defect{"crash_compare", ComparatorFault::crash,
                           "signal 11 (SIGSEGV) in compare"},
                    Defect{"hang_compare", ComparatorFault::hang, "1000 ms in compare"},
                    Defect{"write_template", ComparatorFault::outside_memory, "signal 11"},
                    Defect{"nan", ComparatorFault::not_a_number, "NaN"},
                    Defect{"infinite", ComparatorFault::infinite, "inf"},
                    Defect{"negative", ComparatorFault::negative_score, "-0.25"},
                    Defect{"wrong_compare_status", ComparatorFault::wrong_status, "status 2"},
                    Defect{"refuse_own_template", ComparatorFault::wrong_status, "made itself"}),
    name_of_defect);

class ScoreDefect : public testing::TestWithParam<Defect> {};

TEST_P(ScoreDefect, IsFoundAndTheFirstScoreCounts) {
  const Mode mode(GetParam().mode);
  const Seen seen = run(setup_of("defective_comparator", mode));
  expect_only(seen, GetParam().fault, GetParam().example);
  expect_others_well(seen);
  for (const double score : seen.scores) EXPECT_FALSE(std::isnan(score));
}

INSTANTIATE_TEST_SUITE_P(
    All, ScoreDefect,
    testing::Values(
        Defect{"random_score", ComparatorFault::score_not_repeatable, "then"},
        Defect{"process_score", ComparatorFault::score_not_repeatable, "in a new process"},
        Defect{"empty_matches", ComparatorFault::empty_template_matches, "compare(template empty"}),
    name_of_defect);

struct Unusable {
  const char* shared_object;
  const char* mode;
  ComparatorFault fault;
  const char* example;
};

std::string name_of_unusable(const testing::TestParamInfo<Unusable>& unusable) {
  return std::string(unusable.param.shared_object) + "_" + unusable.param.mode;
}

class UnusableLibrary : public testing::TestWithParam<Unusable> {};

TEST_P(UnusableLibrary, IsAFindingAndEveryTemplateFails) {
  const Mode mode(GetParam().mode);
  LibrarySetup setup = setup_of(GetParam().shared_object, mode);
  if (GetParam().fault == ComparatorFault::hang) setup.limits.initialise = std::chrono::seconds(1);
  const Seen seen = run(setup);
  expect_only(seen, GetParam().fault, GetParam().example);
  for (const auto& one : seen.templates) {
    EXPECT_EQ(one.failure, ExtractionFailure::comparator_failed);
  }
  for (const double score : seen.scores) EXPECT_TRUE(std::isnan(score));
}

INSTANTIATE_TEST_SUITE_P(
    All, UnusableLibrary,
    testing::Values(Unusable{"other_version_comparator", "good", ComparatorFault::abi_version,
                             "version 99"},
                    Unusable{"incomplete_comparator", "good", ComparatorFault::missing_symbol,
                             "madoguchi_face_compare"},
                    Unusable{"defective_comparator", "refuse_initialize",
                             ComparatorFault::initialisation, "status 6"},
                    Unusable{"defective_comparator", "impossible_description",
                             ComparatorFault::initialisation, "max_template_size 0"},
                    Unusable{"defective_comparator", "crash_initialize", ComparatorFault::crash,
                             "in initialize"},
                    Unusable{"defective_comparator", "hang_initialize", ComparatorFault::hang,
                             "1000 ms in initialize"}),
    name_of_unusable);

}  // namespace
}  // namespace madoguchi::adapters::comparator_library
