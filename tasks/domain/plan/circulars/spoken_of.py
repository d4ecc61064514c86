"""A sentence that speaks of handing in and asks for nothing itself: it forbids, judges, explains, or opens a list."""

from __future__ import annotations

import re

_HANDS_IN = r"(?:提交|上交|上传|报送|完成)"
_FORBIDS = (
    "严禁|禁止|避免|防止|不得|不再|无需|无须|不要[^,。;]{0,20}上传",
    "不予|不[用需必要]?[上报提]|不(?:需|用|必|再)?另行?|不单独|不[必需用]再?重复",
    "不接收|不予接收|拒收|只接收",
)
_SAYS_WHAT_FOLLOWS_FROM_IT = (
    "凡|否则|(?<!被)通报|被通报(?!的[一-龥]{1,6}[,须应要请于])|逾期(?!户|贷款|账款|情况)|迟报|漏报|瞒报|未(?:按|能|及时|上|提|报|交)",
    rf"{_HANDS_IN}[^,。;]{{1,24}}的[^,。;]{{0,6}},?(?:由[^,。;]{{1,10}})?(?:登记|认定|记|给予|授予|颁发|发给|视为|不予)",
)
_SAYS_ONLY_HOW = (
    "如实(?:填报|上报|报送)(?=[,。;]|$)",
    "按时|如期|及时|第一时间|随时|按(?:下列|以下|下表|要求的)[^。;]{0,6}(?:时间|节点|时限)",
    r"(?:以|按)[^。;]{0,40}命名(?=$|[,(])",
)
_IN_CASE = ("发现(?![^。;]{0,24}填[写报](?:[一1]?[张份])?《)|如有|如遇", "^如(?:不|确|需|果)[^。;]{0,24}可")
_OF_THE_OFFICE = (  # what becomes of it there
    r"^(?:\d\.|\([一二三四五六七八九十]\))?[^,。;]{0,10}(?:进修学校|进修校|教育局|评审组|考核组|专家组)(?:根据|按照?|对各)",
    "对(?:上传|报送|提交|上报)的?材料",
)
_TELLS_OF_PAPERS = (
    "现[就将][^。;]{0,80}如下|(?:报送|填报|上报)制度|关于[^。;]{0,60}的(?:通知|函|请示)",
    "已经?(?:按[^,。;]{0,8})?(?:上报|提交|上传|报送)|报到(?:时间|地点|手续)",
)
_ONLY_SPEAKS = re.compile(
    "|".join((*_FORBIDS, *_SAYS_WHAT_FOLLOWS_FROM_IT, *_SAYS_ONLY_HOW, *_IN_CASE, *_OF_THE_OFFICE, *_TELLS_OF_PAPERS))
)
_WARNS_BEHIND = re.compile(
    r"(?<=前(?:提交|报送|上报|上交|送交)),(?:逾期|过期)[^,。;]{1,12}$"
)  # …17:00前提交,逾期不予受理
_A_PAPER = re.compile(r"《(?![^《》]*(?:通知|函|请示))[^《》]{1,60}》")
_FOLLOWING = "(?:下列|以下|如下)"
_LEADS = re.compile(
    "|".join(
        (
            rf"{_FOLLOWING}[^。;]{{0,8}}:?$|{_FOLLOWING}[^。;]{{0,24}}:$",  # 各校应报送下列材料:
            "按照?(?:下表|附表|下列|以下)[^。;,]{0,8}(?:报送|上报|提交|上交)[一-龥]{0,4}材料$",
            r"见附件(?:\d{1,2})?\)?$",
            "由[^,。;]{2,14}(?:负责|统一)报送材料$",
            "按[一1]?[所个家][一-龥]{0,4}(?:报送|填报|计算|统计)",
            r"(?:材料|事项)共计?[\d一二三四五六七八九十]{1,3}[项种类](?:,|$)",
        )
    )
)


def only_speaks_of_it(sentence: str) -> bool:
    """Whether it forbids, warns, or says how: 逾期未报的予以通报; 各校应按时报送."""
    sentence = _WARNS_BEHIND.sub("", sentence)
    return bool(_ONLY_SPEAKS.search(_A_PAPER.sub("", sentence)))  # 《逾期明细表》 warns of nothing


def leads_to_a_list(sentence: str) -> bool:
    """Whether what is to be handed in stands in a list, a table or an appendix behind it: 各校应报送下列材料:"""
    return bool(_LEADS.search(sentence))
