// SPDX-License-Identifier: Apache-2.0
// `madoguchi face evaluate` on recorded streams of drawn people, made with `madoguchi camera
// import`. Expected: counts told by who is on each stream and whose photograph is the reference.
#include "adapters/crypto/file_digest.hpp"
#include "adapters/opencv/network_files.hpp"
#include "drawn_visits.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <map>

namespace madoguchi::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using testing::AllOf;
using testing::HasSubstr;

/// Templates are made once for all tests.
Ran evaluate(const fs::path& set, const std::string& more = {},
             const fs::path& templates = drawn_set().parent_path() / "templates") {
  return run_program("face evaluate " + set.string() +
                     " --calibration synthetic-people --templates " + templates.string() +
                     " --report " + (set.parent_path() / "out").string() + " " + more);
}

json::value evaluation_beside(const fs::path& set) {
  return json::parse(text_of(set.parent_path() / "out/evaluation.json"));
}

void expect_share(const json::value& share, std::uint64_t errors, std::uint64_t trials) {
  EXPECT_EQ(share.at("errors"), errors);
  EXPECT_EQ(share.at("trials"), trials);
}

/// The rows of one group table by value.
std::map<std::string, json::value> group(const json::value& document, const std::string& column) {
  std::map<std::string, json::value> rows;
  for (const json::value& table : document.at("transactions").at("groups").as_array()) {
    if (table.at("column") != json::value(column)) continue;
    for (const json::value& row : table.at("values").as_array()) {
      rows.emplace(row.at("value").as_string(), row);
    }
  }
  return rows;
}

TEST(FaceEvaluateStreams, CountsTransactionsByWhoIsOnEachStream) {
  const fs::path set = copy_of_set("streams");
  write_file(set / "groups.csv", "identity,site\np2001,east\np2002,east\np2003,west\n");
  const Ran ran = evaluate(set);
  EXPECT_EQ(ran.exit_code, 3) << ran.output;  // six visits say nothing
  const json::value document = evaluation_beside(set);
  EXPECT_EQ(document.at("data").at("kind"), "streams");
  EXPECT_EQ(document.at("data").at("pictures"), 3 + 12);
  // Everybody is accepted as themselves, and nobody as one of the two others.
  expect_share(document.at("transactions").at("frr"), 0, 6);
  expect_share(document.at("transactions").at("far"), 0, 12);
  expect_share(document.at("transactions").at("attempt_fta"), 0, 6);
  EXPECT_EQ(document.at("one_to_one").at("mated"), 12);
  EXPECT_EQ(document.at("one_to_one").at("non_mated"), 24);
  auto conditions = group(document, "condition");
  ASSERT_EQ(conditions.size(), 3);
  expect_share(conditions.at("frontal").at("frr"), 0, 2);
  expect_share(conditions.at("scene not stated").at("frr"), 0, 2);
  // Claims of a visit in glasses are counted with all three photographs as of that visit.
  expect_share(conditions.at("glasses").at("far"), 0, 4);
  expect_share(group(document, "glasses").at("glasses").at("frr"), 0, 2);
  expect_share(group(document, "site").at("east").at("frr"), 0, 4);
  expect_share(group(document, "site").at("east").at("far"), 0, 4);
  EXPECT_THAT(text_of(set.parent_path() / "out/report.html"),
              AllOf(HasSubstr("scene not stated"), HasSubstr("FRR, mated transactions")));

  // The wrong photograph in a folder: its person is refused twice, and the person on it is twice
  // accepted as somebody else.
  fs::copy_file(set / "p2002/card.png", set / "p2001/card.png",
                fs::copy_options::overwrite_existing);
  EXPECT_EQ(evaluate(set).exit_code, 3);
  const json::value wrong = evaluation_beside(set);
  expect_share(wrong.at("transactions").at("frr"), 2, 6);
  expect_share(wrong.at("transactions").at("far"), 2, 12);
  expect_share(group(wrong, "condition").at("frontal").at("frr"), 1, 2);
  EXPECT_NE(wrong.at("data").at("sha256"), document.at("data").at("sha256"));
}

TEST(FaceEvaluateStreams, ShardsGiveTheSameBytesAndTheOtherNetworkItsOwnFigures) {
  const fs::path set = copy_of_set("streams-shards");
  EXPECT_EQ(evaluate(set, "--attempts 2").exit_code, 3);
  const fs::path out = set.parent_path() / "out";
  const std::string whole = text_of(out / "evaluation.json");
  // The two visits of which nothing is said are two attempts of one transaction.
  expect_share(json::parse(whole).at("transactions").at("frr"), 0, 5);
  EXPECT_EQ(json::parse(whole).at("transactions").at("accepted_at_attempt"), (json::array{5}));
  fs::remove_all(out);
  const fs::path own = set.parent_path() / "own";
  for (const std::string shard : {" --shard 1/2", " --shard 2/2"}) {
    EXPECT_EQ(evaluate(set, "--attempts 2" + shard, own).exit_code, 3);
    EXPECT_FALSE(fs::exists(out));
  }
  EXPECT_EQ(evaluate(set, "--attempts 2", own).exit_code, 3);
  EXPECT_TRUE(text_of(out / "evaluation.json") == whole);

  EXPECT_EQ(evaluate(set, "--frames 1 --and resnet").exit_code, 3);
  const json::value one_frame = evaluation_beside(set);
  expect_share(one_frame.at("transactions").at("frr"), 6, 6);  // a match needs two frames
  const json::value both = json::parse(text_of(out / "disagreement.json"));
  EXPECT_EQ(both.at("second").at("comparator"), "madoguchi resnet comparator");
  EXPECT_EQ(both.at("mated").at("disagreement").at("trials"), 6);
  EXPECT_EQ(one_frame.at("disagreement"), both);
  EXPECT_THAT(text_of(out / "report.html"), HasSubstr("Where two comparators disagree"));
}

/// Evaluates list.csv of these rows, which is put into the set.
Ran evaluate_list(const fs::path& set, const std::string& rows, const std::string& options = "") {
  const fs::path file = write_file(set / "list.csv", rows);
  return run_program("face evaluate " + file.string() + " " + options +
                     " --calibration synthetic-people --templates " +
                     (drawn_set().parent_path() / "templates").string() + " --report " +
                     (set.parent_path() / "out").string());
}

TEST(FaceEvaluateStreams, ReadsAListOfPackages) {
  const fs::path set = copy_of_set("streams-list");
  // The subject's own key; what is said of 2001's second visit is a group.
  const Ran ran = evaluate_list(set,
                                "subject,reference,package,site\n"
                                "a,p2001/card.png,p2001/visit0,east\n"
                                "b,p2002/card.png,p2002/visit1,east\n"
                                "a,p2001/card.png,p2001/visit1,west\n");
  EXPECT_EQ(ran.exit_code, 3) << ran.output;
  const json::value document = evaluation_beside(set);
  expect_share(document.at("transactions").at("frr"), 0, 3);
  expect_share(document.at("transactions").at("far"), 0, 3);
  expect_share(group(document, "site").at("west").at("frr"), 0, 1);
  expect_share(group(document, "condition").at("glasses, site west").at("frr"), 0, 1);

  const Ran wrong = evaluate_list(set,
                                  "reference,package,subjct\n"
                                  "p2001/card.png,p2001/visit9,a\n"
                                  "p2002/crad.png,p2002/visit0,b\n");
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_THAT(wrong.output, HasSubstr("list.csv:1:19: column \"subjct\": did you mean"));
  const Ran missing = evaluate_list(set,
                                    "reference,package\n"
                                    "p2001/card.png,p2001/visit9\n"
                                    "p2002/crad.png,p2002/visit0\n");
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_THAT(missing.output,
              AllOf(HasSubstr("list.csv:2:16: \"p2001/visit9\" is not there"),
                    HasSubstr("did you mean \"visit0\""),
                    HasSubstr("list.csv:3:1: \"p2002/crad.png\""), HasSubstr("\"card.png\"")));
  const Ran two = evaluate_list(set,
                                "subject,reference,package\n"
                                "a,p2001/card.png,p2001/visit0\n"
                                "a,p2002/card.png,p2001/visit1\n");
  EXPECT_EQ(two.exit_code, 2);
  EXPECT_THAT(two.output, HasSubstr("list.csv:3:3: \"a\" has the reference p2001/card.png above"));
}

/// What a second implementation finds in the report's CSV files, compared with its evaluation.json.
Ran recompute(const fs::path& report) {
  const std::string command =
      "python3 " MADOGUCHI_SOURCE_DIR "/tests/evaluation/recompute.py " + report.string() + " 2>&1";
  Ran ran;
  std::FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 4096> buffer{};
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    ran.output.append(buffer.data(), count);
  }
  ran.exit_code = pclose(pipe);
  return ran;
}

TEST(FaceEvaluateStreams, AListMayStateWhoClaimsToBeWhom) {
  const fs::path set = copy_of_set("streams-claims");
  // One claim of a's first visit, two of b's, none of c's.
  const Ran ran = evaluate_list(set,
                                "subject,reference,package,claims\n"
                                "a,p2001/card.png,p2001/visit0,b\n"
                                "b,p2002/card.png,p2002/visit1,c; a\n"
                                "c,p2003/card.png,p2003/visit0,\n");
  EXPECT_EQ(ran.exit_code, 3) << ran.output;
  const json::value document = evaluation_beside(set);
  expect_share(document.at("transactions").at("frr"), 0, 3);
  expect_share(document.at("transactions").at("far"), 0, 3);
  EXPECT_EQ(document.at("one_to_one").at("non_mated"), 6);  // two frames of each visit
  const Ran again = recompute(set.parent_path() / "out");
  EXPECT_EQ(again.exit_code, 0) << again.output;

  const Ran wrong = evaluate_list(
      set,
      "subject,reference,package,claims\n"
      "volunteer-1,p2001/card.png,p2001/visit0,volunteer-2;volunteer-1\n"
      "volunteer-2,p2002/card.png,p2002/visit1,volunter-1;x;volunteer-1;volunteer-1\n");
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_THAT(wrong.output,
              AllOf(HasSubstr("list.csv:2:53: claim \"volunteer-1\": the person of the stream"),
                    HasSubstr("list.csv:3:41: claim \"volunter-1\": nobody in the list"),
                    HasSubstr("did you mean \"volunteer-1\""),
                    HasSubstr("list.csv:3:52: claim \"x\": nobody in the list; a subject was"),
                    HasSubstr("list.csv:3:66: claim \"volunteer-1\" is there twice")));
  const Ran column = evaluate_list(set,
                                   "reference,package,claim\n"
                                   "p2001/card.png,p2001/visit0,p2002/card.png\n"
                                   "p2002/card.png,p2002/visit1,\n");
  EXPECT_EQ(column.exit_code, 2);
  EXPECT_THAT(column.output,
              HasSubstr("list.csv:1:19: column \"claim\": did you mean \"claims\"?"));
  const Ran attempts = evaluate_list(set,
                                     "subject,reference,package,claims\n"
                                     "a,p2001/card.png,p2001/visit0,b\n"
                                     "a,p2001/card.png,p2001/visit0,\n"
                                     "b,p2002/card.png,p2002/visit1,\n",
                                     " --attempts 2");
  EXPECT_EQ(attempts.exit_code, 2);
  EXPECT_THAT(attempts.output, HasSubstr("list.csv:3:31: p2001/visit0 is attempt 2 of the "
                                         "transaction that p2001/visit0 begins (line 2)"));
}

TEST(FaceEvaluateStreams, AllFiguresCanBeComputedAgainFromTheCsvFiles) {
  const fs::path set = copy_of_set("streams-again");
  // Somebody else's photograph, so that there are errors to count.
  fs::copy_file(set / "p2002/card.png", set / "p2001/card.png",
                fs::copy_options::overwrite_existing);
  for (const std::string how : {"", "--attempts 2 --comparator resnet --threshold 0.5"}) {
    EXPECT_EQ(evaluate(set, "--one-to-many --fmr 0.1,0.02 --fpir 0.5,0.1 " + how).exit_code, 3);
    const Ran again = recompute(set.parent_path() / "out");
    EXPECT_EQ(again.exit_code, 0) << again.output;
  }
  // A figure that is not what the files say is noticed.
  change(set.parent_path() / "out/scores.csv", "\nmated,0.", "\nmated,-0.");
  const Ran wrong = recompute(set.parent_path() / "out");
  EXPECT_NE(wrong.exit_code, 0);
  EXPECT_THAT(wrong.output, HasSubstr("FNMR at"));
}

TEST(FaceEvaluateStreams, TheExampleLibraryComparesThem) {
  const fs::path set = copy_of_set("streams-library");
  const fs::path models = set.parent_path() / "models";
  const fs::path networks = adapters::opencv::default_network_folder();
  fs::create_directories(models);
  fs::copy_file(networks / "fr_detect.onnx", models / "detector.onnx");
  fs::copy_file(networks / "fr_feature.onnx", models / "embedding.onnx");
  const Ran ran = evaluate(set, "--attempts 2 --one-to-many --comparator " MADOGUCHI_BINARY_DIR
                                "/comparators/libembedding_comparator.so --comparator-config " +
                                    models.string());
  EXPECT_EQ(ran.exit_code, 3) << ran.output;
  const json::value document = evaluation_beside(set);
  expect_share(document.at("transactions").at("frr"), 0, 5);
  expect_share(document.at("transactions").at("far"), 0, 10);
  EXPECT_EQ(document.at("comparator").at("name"), "embedding example");
  EXPECT_TRUE(document.at("comparator_under_test").at("findings").as_array().empty());
  const Ran again = recompute(set.parent_path() / "out");
  EXPECT_EQ(again.exit_code, 0) << again.output;
}

TEST(FaceEvaluateStreams, DamagedPackagesAreBadInput) {
  const fs::path set = copy_of_set("streams-damage");
  const fs::path package = set / "p2001/visit0";
  const auto refused = [&](const std::string& with) {
    const Ran ran = evaluate(set);
    EXPECT_EQ(ran.exit_code, 2) << ran.output;
    EXPECT_THAT(ran.output, AllOf(HasSubstr("p2001/visit0"), HasSubstr(with)));
  };
  const std::string frames = text_of(package / "frames.csv");
  change(package / "frames.csv", "1,500000,", "1,500001,");
  refused("frames.csv");
  // A list with a frame that the video does not have, and the digest to go with it.
  write_file(package / "frames.csv", frames);
  const auto original = adapters::crypto::file_digest(package / "frames.csv");
  write_file(package / "frames.csv", frames + "2,1000000," + std::string(64, 'a') + "\n");
  const auto after = adapters::crypto::file_digest(package / "frames.csv");
  ASSERT_TRUE(original && after);
  change(package / "stream.yaml", *original, *after);
  refused("frame 2 is missing");
  change(package / "stream.yaml", *after, *original);
  write_file(package / "frames.csv", frames);
  change(set / "p2002/visit1/stream.yaml", "volunteer-2002", "volunteer-2001");
  const Ran someone = evaluate(set);
  EXPECT_EQ(someone.exit_code, 2);
  EXPECT_THAT(someone.output, HasSubstr("p2002/visit1: stream.yaml says that p2002/visit1 shows "
                                        "volunteer-2001, but another stream of p2002 shows"));
  fs::remove(package / "stream.mkv");
  refused("stream.mkv");
  fs::remove_all(package);
  fs::copy_file(set / "p2001/card.png", set / "p2001/other.png");
  const Ran two = evaluate(set);
  EXPECT_EQ(two.exit_code, 2);
  EXPECT_THAT(two.output, AllOf(HasSubstr("p2001"), HasSubstr("2 pictures")));
}

}  // namespace
}  // namespace madoguchi::test
