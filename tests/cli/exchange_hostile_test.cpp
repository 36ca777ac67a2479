// SPDX-License-Identifier: Apache-2.0
// `madoguchi exchange` among files that no EMR should write, names that no EMR should give, a full
// disk and a second exchange. Expected: the layer and the reason that docs/emr-exchange.md names;
// and the next request is answered as ever.
#include "exchange_process.hpp"
#include "tests/support/run_command.hpp"

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <vector>

namespace madoguchi::test {
namespace {

using testing::HasSubstr;

const fs::path good_request = examples / "OQSsiquc01req_202402010001.xml";

void drop(const fs::path& folders, const std::string& name, const std::string& content) {
  fs::create_directories(folders / "req");
  const fs::path beside = write_file(folders / "beside", content);
  fs::rename(beside, folders / "req" / name);
}

void expect_still_at_work(const fs::path& folders) {
  const fs::path result = ask(folders, good_request, ".xml");
  EXPECT_THAT(content_of(result), HasSubstr("<QualificationValidity>1<"));
  fs::remove(result);
}

std::string message(const std::string& body, const std::string& declared = "UTF-8") {
  return "<?xml version=\"1.0\" encoding=\"" + declared +
         "\"?>\n<XmlMsg><MessageHeader><MedicalInstitutionCode>1312345678</MedicalInstitutionCode>"
         "</MessageHeader><MessageBody>" +
         body + "</MessageBody></XmlMsg>";
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string utf16(const std::string& ascii) {
  std::string text = "\xFF\xFE";
  for (const char c : ascii) text += {c, '\0'};
  return text;
}

/// Entities that become a billion if somebody lets them.
std::string billion_laughs() {
  std::string type = "<!DOCTYPE XmlMsg [<!ENTITY a \"ha\">";
  for (char c = 'b'; c < 'k'; ++c) {
    const std::string before = std::string("&") + static_cast<char>(c - 1) + ";";
    type += std::string("<!ENTITY ") + c + " \"" + repeated(before, 10) + "\">";
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + type + "]>" +
         message("<N>&j;</N>").substr(message("").find("<XmlMsg>"));
}

struct Hostile {
  const char* name;
  std::string content;
  const char* code;  ///< of data/oqs/outcomes.yaml
};

std::vector<Hostile> hostile_files() {
  const std::string euc = "<N>\xB8\xAB\xCB\xDC</N>";  // 見本 in EUC-JP
  return {
      {"fifty_megabytes", message("<N>" + std::string(50U << 20U, 'x') + "</N>"), "MADO001"},
      {"many_elements", message(repeated("<N/>", 3U << 20U)), "MADO001"},
      {"euc_jp", message(euc, "EUC-JP"), "MADO002"},
      {"euc_jp_called_utf_8", message(euc), "MADO002"},
      {"jis", message("<N>\x1B$B8+K\\\x1B(B</N>", "ISO-2022-JP"), "MADO002"},
      {"utf_16", utf16(message("<N/>", "UTF-16")), "MADO002"},
      {"utf_16_called_utf_8", utf16(message("<N/>")), "MADO002"},
      {"half_a_character", message("<N>\xE8\xA6</N>"), "MADO002"},
      {"billion_laughs", billion_laughs(), "MADO003"},
      {"foreign_file",
       "<!DOCTYPE XmlMsg [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><XmlMsg><MessageHeader/>"
       "<MessageBody>&e;</MessageBody></XmlMsg>",
       "MADO003"},
      {"empty", "", "MADO004"},
      {"zeros", std::string(1000, '\0'), "MADO004"},
      {"a_zero_inside", message(std::string("<N>a\0b</N>", 10)), "MADO004"},
      {"a_zero_by_number", message("<N>&#0;</N>"), "MADO004"},
      {"half_a_pair_by_number", message("<N>&#xD800;</N>"), "MADO004"},
      {"cut_off", message("<N>x</N>").substr(0, 150), "MADO004"},
      {"deep", message(repeated("<N>", 100000) + repeated("</N>", 100000)), "MADO005"},
      {"two_roots", message("") + "<XmlMsg/>", "MADO006"},
      {"another_root", "<html><body/></html>", "MADO006"},
  };
}

TEST(HostileExchange, EveryFileIsRefusedForItsOwnReason) {
  const auto folders = fresh_folder("hostile");
  Exchange exchange(folders, "");
  for (const Hostile& each : hostile_files()) {
    SCOPED_TRACE(each.name);
    drop(folders, std::string("OQSsiquc01req_") + each.name + ".xml", each.content);
    const fs::path result = folders / "res" / (std::string("OQSsiquc01res_") + each.name + ".xml");
    ASSERT_TRUE(appears(result)) << exchange.log();
    EXPECT_THAT(content_of(result),
                testing::AllOf(HasSubstr("<SegmentOfResult>9<"),
                               HasSubstr(std::string("<ErrorCode>") + each.code + "<")));
  }
  expect_still_at_work(folders);
}

// Links would let whoever writes to `req` have any file of the machine read; names may be anything.
TEST(HostileExchange, WhatIsNoRequestStaysAndTheLogStaysALineEach) {
  const auto folders = fresh_folder("hostile-names");
  const fs::path req = folders / "req";
  fs::create_directories(req / "OQSsiquc01req_folder.xml");
  fs::create_symlink("/etc/hostname", req / "OQSsiquc01req_link.xml");
  fs::create_symlink(good_request, req / "OQSsiquc01req_good_link.xml");
  fs::create_symlink("nowhere", req / "OQSsiquc01req_broken_link.xml");
  ASSERT_EQ(mkfifo((req / "OQSsiquc01req_pipe.xml").c_str(), 0600), 0);
  const std::string long_name = "OQSsiquc01req_" + std::string(237, 'n') + ".xml";
  ASSERT_EQ(long_name.size(), 255U);
  const std::vector<std::string> odd{
      long_name,   "OQSsiquc01req_.xml", "OQSsiquc01res_x.xml", "OQSsiquc01REQ_x.xml",
      "req_x.xml", "\xFF\xFE.xml"};
  for (const std::string& name : odd) write_file(req / name, content_of(good_request));
  // As odd as a name can be and still be one.
  write_file(req / "OQSsiquc01req_a\nb \"c\" \xE8\xA6\x8B.xml", content_of(good_request));
  Exchange exchange(folders, "--json");
  ASSERT_TRUE(appears(folders / "res" / "OQSsiquc01res_a\nb \"c\" \xE8\xA6\x8B.xml"));
  expect_still_at_work(folders);
  EXPECT_EQ(std::distance(fs::directory_iterator(req), {}), 11);
  EXPECT_EQ(exchange.end(), 0);
  const auto lines = tests::run_command(
      "env PYTHONUTF8=1 python3 -c 'import json, sys\nfor line in open(sys.argv[1]):\n"
      "  print(json.loads(line)[\"event\"])' " +
      folders.string() + ".log");
  EXPECT_EQ(lines.code, 0) << lines.said << exchange.log();
  EXPECT_THAT(lines.said, HasSubstr("left_alone"));
}

/// The largest file that the exchange can write, as on a full disk.
void limit_files(pid_t process, rlim_t bytes) {
  const rlimit limit{bytes, RLIM_INFINITY};
  ASSERT_EQ(prlimit(process, RLIMIT_FSIZE, &limit, nullptr), 0);
}

// No file system has to be made for this: the system refuses to let the process write on.
TEST(HostileExchange, AFullDiskLosesNothing) {
  const auto folders = fresh_folder("hostile-full");
  Exchange exchange(folders, "", "trap '' XFSZ; exec");
  expect_still_at_work(folders);
  limit_files(exchange.process(), 1000);
  for (int i = 0; i < 20; ++i) {
    drop(folders, "OQSsiquc01req_" + std::to_string(i) + ".xml", content_of(good_request));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  EXPECT_TRUE(fs::is_empty(folders / "res"));
  limit_files(exchange.process(), RLIM_INFINITY);
  for (int i = 0; i < 20; ++i) {
    const fs::path result = folders / "res" / ("OQSsiquc01res_" + std::to_string(i) + ".xml");
    ASSERT_TRUE(appears(result)) << exchange.log();
    EXPECT_THAT(content_of(result), HasSubstr("<QualificationValidity>1<"));
    fs::remove(result);
  }
  expect_still_at_work(folders);
  EXPECT_TRUE(fs::is_empty(folders / "res")) << "something came twice";
}

TEST(HostileExchange, ASecondOneOnTheSameFoldersRefuses) {
  const auto folders = fresh_folder("hostile-twice");
  const Exchange exchange(folders, "");
  ASSERT_TRUE(appears(folders / "res"));
  expect_still_at_work(folders);
  const Ran second = run_program("exchange --folders " + folders.string());
  EXPECT_EQ(second.exit_code, 4);
  EXPECT_THAT(second.output, HasSubstr("another exchange uses these folders"));
  expect_still_at_work(folders);
}

TEST(HostileExchange, FoldersOnDifferentFileSystemsAreRefused) {
  const auto folders = fresh_folder("hostile-far");
  const fs::path far = fs::path("/dev/shm") / folders.filename();
  fs::create_directories(far);
  fs::create_directory_symlink(far, folders / "req");
  const Ran ran = run_program("exchange --folders " + folders.string());
  fs::remove_all(far);
  EXPECT_EQ(ran.exit_code, 4);
  EXPECT_THAT(ran.output, HasSubstr("on another file system"));
}

}  // namespace
}  // namespace madoguchi::test
