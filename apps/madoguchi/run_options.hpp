// SPDX-License-Identifier: Apache-2.0
// What `madoguchi run` was asked for, as it was written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace madoguchi::apps {

struct RunOptions {
  std::vector<std::string> paths;
  std::string mode = "sim";
  std::string profile = "reference";
  unsigned jobs = 1;
  std::uint64_t seed = 1;
  std::string filter;
  std::string shard;
  int repeat = 1;
  std::string report = "reports";
  bool no_report = false;
  std::string evidence = "thumbnails";
  std::vector<std::string> defects;
  bool opposites = false;
  std::string comparator = "reference";  ///< with which the reference reader compares faces
  std::string networks;       ///< file or folder of the user's networks; empty: in the cache
  std::string camera_source;  ///< of the user; empty: drawn people
  std::string photograph;     ///< of whoever it shows
  std::string rules;          ///< file of the user about papers; empty: the shipped rules
  std::string overlay;        ///< folder of the user's tables of the file interface
  std::string result_encoding = "utf-8";  ///< of the files for the EMR
  std::string sut;           ///< file that tells about the product to test, profile comparator
  std::string reader;        ///< PC/SC name, profile pcsc
  std::string card_secrets;  ///< file that tells what opens the card
  bool destructive = false;  ///< also what uses up tries and changes PINs
};

}  // namespace madoguchi::apps
